"""What a meeting of two and one with her partners have in common: when, where, and with whose words."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now
from participation.places.models import Place

from .plan import Voice

LASTS = dt.timedelta(hours=1)
"""How long one is thought to last: it has a beginning, and nobody has to say an end."""


class Way(models.TextChoices):
    PLACE = "place", _("Dans un lieu d’accueil")
    ADDRESS = "address", _("Ailleurs")
    PHONE = "phone", _("Par téléphone")


class Gathering(models.Model):
    """A moment and a place; an interpreter, when one is needed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    starts_at = models.DateTimeField(_("quand"))
    way = models.CharField(_("où"), max_length=7, choices=Way)
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    address = models.CharField(_("adresse"), max_length=200, blank=True)
    # With an interpreter: of which language, and which side finds one.
    language = models.CharField(_("langue"), max_length=40, blank=True)
    found_by = models.CharField(max_length=6, choices=Voice, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(way=Way.PLACE, place__isnull=False, address="")
                | Q(way=Way.ADDRESS, place=None) & ~Q(address="")
                | Q(way=Way.PHONE, place=None, address=""),
                name="%(class)s_says_where",
                violation_error_message=_("Dites où vous vous voyez."),
            ),
            models.CheckConstraint(
                condition=Q(language="", found_by="") | ~Q(language="") & ~Q(found_by=""),
                name="%(class)s_says_who_finds_the_interpreter",
                violation_error_message=_("Dites qui trouve l’interprète."),
            ),
        ]

    @property
    def is_over(self) -> bool:
        return self.starts_at <= now() - LASTS
