"""What readers of the site tell us of published words, and what came of it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now

from .items import ReviewItem


class Concern(models.TextChoices):
    INSULT = "insult", _("Il y a une insulte ou de la haine")
    PRIVATE = "private", _("On reconnaît quelqu’un")
    DANGER = "danger", _("Quelqu’un est peut-être en danger")
    OTHER = "other", _("Autre chose")


class Outcome(models.TextChoices):
    KEPT = "kept", _("Nous avons relu ce message. Il reste en ligne.")
    CHANGED = "changed", _("Nous avons caché des mots de ce message.")
    REMOVED = "removed", _("Nous avons retiré ce message.")


class ReportQuerySet(models.QuerySet["Report"]):
    def told(self) -> Self:
        """With the words they speak of, newest first."""
        return self.select_related("item").order_by("-at", "-pk")


class Report(models.Model):
    """by: nobody for a visitor without account, who reads what came of it by the number she was given (`receipt`)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(ReviewItem, models.CASCADE, related_name="reports")
    concern = models.CharField(_("pourquoi"), max_length=10, choices=Concern)
    words = models.CharField(_("avec vos mots"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="reports")
    # sha256 of the number; the form sent twice is one report.
    receipt = models.CharField(max_length=64, unique=True, editable=False)
    at = models.DateTimeField(_("le"), default=now)
    outcome = models.CharField(_("suite"), max_length=10, choices=Outcome, blank=True)
    # The version of the item that answered it: who takes that decision back takes the answer back.
    version = models.PositiveIntegerField(_("version"), null=True, blank=True, editable=False)
    answered_at = models.DateTimeField(_("répondu le"), null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("signalement")
        verbose_name_plural = _("signalements")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "by"], condition=Q(outcome=""), name="report_once_while_it_waits"),
            models.CheckConstraint(
                condition=Q(outcome="", answered_at=None) | (~Q(outcome="") & Q(answered_at__isnull=False)),
                name="report_is_answered_with_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.concern}"
