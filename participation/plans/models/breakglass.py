"""Reading a plan in an emergency, without being allowed otherwise: for a while, with a reason, in plain sight."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now

from .plan import Plan

GLASS_OPEN_FOR = dt.timedelta(minutes=30)
REVIEW_WITHIN = dt.timedelta(hours=72)


class Verdict(models.TextChoices):
    RIGHT = "right", _("c’était nécessaire")
    WRONG = "wrong", _("ce n’était pas nécessaire")


class BreakGlassQuerySet(models.QuerySet):
    def open(self, at: dt.datetime | None = None) -> BreakGlassQuerySet:
        return self.filter(expires_at__gt=at or now())

    def to_review(self) -> BreakGlassQuerySet:
        return self.filter(reviewed_at=None)


class BreakGlass(models.Model):
    """One emergency reading: who, why, until when; and what a second person thought of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="glass_broken")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.CharField(_("raison"), max_length=500)
    opened_at = models.DateTimeField(default=now, editable=False)
    expires_at = models.DateTimeField()
    review_due_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    verdict = models.CharField(max_length=5, choices=Verdict, blank=True)

    objects = BreakGlassQuerySet.as_manager()

    class Meta:
        verbose_name = _("lecture d’urgence")
        verbose_name_plural = _("lectures d’urgence")
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="breakglass_says_why",
                violation_error_message=_("Écrivez pourquoi."),
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("opened_at"), review_due_at__gt=F("expires_at")),
                name="breakglass_ends_and_is_reviewed",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by=None, reviewed_at=None, verdict="")
                | Q(reviewed_by__isnull=False, reviewed_at__isnull=False) & ~Q(verdict=""),
                name="breakglass_review_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("opened_by")),
                name="breakglass_reviewed_by_another",
                violation_error_message=_("Une autre personne doit relire."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
