"""The address from which somebody's own calendar reads her bookings."""

from __future__ import annotations

import hashlib
import secrets

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from kit.time import now


def new_secret() -> str:
    """What makes the address hers: 192 bits, found by no trying."""
    return secrets.token_urlsafe(24)


def digest_of(secret: str) -> str:
    """What is kept of it. It is long and drawn at random: no salt would make it harder to find."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


class CalendarFeedQuerySet(models.QuerySet["CalendarFeed"]):
    def standing(self) -> CalendarFeedQuerySet:
        """Those that still answer: not those of a closed account, nor from before she closed her space everywhere."""
        return self.filter(person__is_active=True, door_key=F("person__door_key"))


class CalendarFeed(models.Model):
    """One address at most for each person. A new one, or none, and the address from before leads nowhere."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    # The account's when it was made: « Fermer partout » closes this too.
    door_key = models.CharField(max_length=16, blank=True, editable=False)
    made_at = models.DateTimeField(_("ouverte le"), default=now, editable=False)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("adresse d’agenda")
        verbose_name_plural = _("adresses d’agenda")

    def __str__(self) -> str:
        return str(self.person_id)
