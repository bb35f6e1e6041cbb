"""A phone that was lost or changed: two workers give her account back to the person who stands in front of one."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now

RESET_LIFE = dt.timedelta(hours=24)
SHOWN_FOR = dt.timedelta(days=30)


class Reason(models.TextChoices):
    """Why the number of before opens nothing any more."""

    LOST = "lost", _("Le téléphone est perdu")
    STOLEN = "stolen", _("Le téléphone est volé")
    CHANGED = "changed", _("Le numéro a changé")
    READ = "read", _("Quelqu’un d’autre lit ce téléphone")


class PhoneResetQuerySet(models.QuerySet):
    def live(self, at: dt.datetime) -> "PhoneResetQuerySet":
        """Asked, and waiting for the second worker: not confirmed, not refused, not dead of age."""
        return self.filter(confirmed_at=None, cancelled_at=None, expires_at__gt=at)

    def lately(self, at: dt.datetime) -> "PhoneResetQuerySet":
        """Confirmed not long ago, the last first: the person still reads it on the page of her account."""
        return self.filter(confirmed_at__gt=at - SHOWN_FOR).order_by("-confirmed_at", "-pk")


class PhoneReset(models.Model):
    """Asked by one worker, face to face; done when another one confirms, from wherever she is."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="phone_resets")
    new_phone = models.CharField(_("nouveau numéro"), max_length=16, blank=True, help_text="E.164; empty: a card.")
    reason = models.CharField(_("pourquoi"), max_length=10, choices=Reason)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=now, editable=False)
    expires_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects = PhoneResetQuerySet.as_manager()

    class Meta:
        verbose_name = _("téléphone perdu")
        verbose_name_plural = _("téléphones perdus")
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("asked_by")),
                name="reset_takes_two_workers",
                violation_error_message=_("Une autre personne de l’équipe doit confirmer."),
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="reset_confirmation_is_dated",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(cancelled_at=None), name="reset_confirmed_or_cancelled"
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(confirmed_at=None, cancelled_at=None), name="reset_one_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
