"""Who decided what, and when. Rows are added, never changed: taking a decision back is one more row."""

import math

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now

from .items import UNDO_FOR, Reason, ReviewItem


class Verdict(models.TextChoices):
    PUBLISHED = "published", _("publié")
    REFUSED = "refused", _("pas publié")
    UNDONE = "undone", _("remis à lire")


class Decision(models.Model):
    """The decision that brought an item to `version`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(ReviewItem, models.CASCADE, related_name="decisions")
    version = models.PositiveIntegerField(_("version"))
    verdict = models.CharField(_("décision"), max_length=10, choices=Verdict)
    reason = models.CharField(_("raison"), max_length=10, choices=Reason, blank=True)
    text = models.TextField(_("texte publié"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="decisions")
    at = models.DateTimeField(_("le"), default=now)

    class Meta:
        verbose_name = _("décision")
        verbose_name_plural = _("décisions")
        ordering = ["item", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "version"],
                name="decision_once_per_version",
                violation_error_message=_("Ce message a déjà une décision."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.item_id}@{self.version} {self.verdict}"

    @property
    def who(self) -> str:
        """The decider's first name, for the team; an erased account leaves « l’équipe »."""
        return self.by.get_short_name() if self.by else str(_("l’équipe"))

    @property
    def minutes_left(self) -> int:
        """Whole minutes during which it can be taken back, 1 for the last seconds."""
        return max(1, math.ceil((self.at + UNDO_FOR - now()).total_seconds() / 60))
