"""What changed because of what people said."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now

from .programme import Workshop

LONGEST_HEARD, LONGEST_DONE = 200, 300
"""Characters."""


class ChangeQuerySet(models.QuerySet["Change"]):
    def standing(self) -> ChangeQuerySet:
        """Those that everybody reads, the newest first."""
        return self.filter(withdrawn_at=None).select_related("workshop").order_by("-told_at", "pk")


class Change(models.Model):
    """« Vous avez dit … Nous avons fait … », of one workshop. Told by the team, in its own words."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workshop = models.ForeignKey(Workshop, models.PROTECT, related_name="changes", verbose_name=_("atelier"))
    heard = models.CharField(_("ce que vous avez dit"), max_length=LONGEST_HEARD)
    done = models.CharField(_("ce que nous avons fait"), max_length=LONGEST_DONE)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    key = models.UUIDField(editable=False)
    told_at = models.DateTimeField(_("dit le"), default=now, editable=False)
    withdrawn_at = models.DateTimeField(_("retiré le"), null=True, blank=True, editable=False)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("changement")
        verbose_name_plural = _("changements")
        constraints = [
            models.UniqueConstraint(fields=["workshop", "key"], name="change_told_once_per_key"),
            models.CheckConstraint(
                condition=~Q(heard="") & ~Q(done=""),
                name="change_says_what_was_heard_and_done",
                violation_error_message=_("Écrivez ce que vous avez entendu, et ce que vous avez fait."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.workshop_id} {self.pk}"
