"""The rooms of a tiers lieu, and when they are shut."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Self
from uuid import UUID

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import in_paris, now, say_day, say_span

from .programme import Venue

LONGEST_ROOM, LONGEST_EQUIPMENT, LONGEST_ACCESS, LONGEST_WHY = 60, 300, 200, 120
"""Characters."""
MOST_IN_A_ROOM = 399
"""People: no room of a tiers lieu holds more."""


class RoomQuerySet(models.QuerySet["Room"]):
    def hold(self, rooms: Iterable[UUID]) -> None:
        """Hold their rows until the end of the transaction: who plans, moves or shuts does it one at a time.

        In the order of their ids, so that two who hold several never wait for each other. An UPDATE, because
        `select_for_update` does nothing on SQLite.
        """
        for room in sorted(set(rooms)):
            self.filter(pk=room).update(seq=F("seq"))

    def in_use(self) -> Self:
        return self.filter(retired_at=None)

    def told(self) -> Self:
        return self.select_related("venue__place__structure")


class Room(models.Model):
    """A room of a venue. One session at a time: `rules.free_rooms` sees to it, under the lock of its row."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    venue = models.ForeignKey(Venue, models.PROTECT, related_name="rooms", verbose_name=_("lieu"))
    name = models.CharField(_("nom"), max_length=LONGEST_ROOM)
    capacity = models.PositiveSmallIntegerField(
        _("combien de personnes"), validators=[MinValueValidator(1), MaxValueValidator(MOST_IN_A_ROOM)]
    )
    equipment = models.CharField(_("ce qu’il y a"), max_length=LONGEST_EQUIPMENT, blank=True)
    access = models.CharField(_("pour entrer"), max_length=LONGEST_ACCESS, blank=True)
    picture = models.FileField(_("photo de l’entrée"), upload_to="rooms", blank=True, editable=False)
    picture_says = models.CharField(_("ce que montre la photo"), max_length=LONGEST_ACCESS, blank=True, editable=False)
    step_free = models.BooleanField(_("sans marche"), default=False)
    loop = models.BooleanField(_("boucle pour les appareils auditifs"), default=False)
    quiet_corner = models.BooleanField(_("coin calme"), default=False)
    retired_at = models.DateTimeField(_("ne sert plus depuis"), null=True, blank=True, editable=False)
    seq = models.PositiveIntegerField(_("changements"), default=0, editable=False)

    objects = RoomQuerySet.as_manager()

    class Meta:
        verbose_name = _("salle")
        verbose_name_plural = _("salles")
        ordering = ["venue", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["venue", "name"],
                name="room_named_once_in_a_venue",
                violation_error_message=_("Ce lieu a déjà une salle de ce nom."),
            ),
            models.CheckConstraint(
                condition=~Q(name="") & Q(capacity__gte=1, capacity__lte=MOST_IN_A_ROOM),
                name="room_has_a_name_and_seats",
                violation_error_message=_("Une salle a un nom, et de 1 à 399 places."),
            ),
            models.CheckConstraint(
                condition=Q(picture="") | ~Q(picture_says=""),
                name="room_picture_is_said_in_words",
                violation_error_message=_("Dites en mots ce que montre la photo."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_in_use(self) -> bool:
        return self.retired_at is None


class ClosureQuerySet(models.QuerySet["Closure"]):
    def of_room(self, room: Room) -> Self:
        """Those of the room, and those of the whole venue."""
        return self.filter(Q(room=room) | Q(room=None), venue=room.venue_id)

    def of_house(self, venue: Venue) -> Self:
        """Those of the whole venue."""
        return self.filter(venue=venue, room=None)

    def between(self, starts_at: dt.datetime, ends_at: dt.datetime) -> Self:
        return self.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)

    def standing(self) -> Self:
        """Not over yet, soonest first."""
        return self.filter(ends_at__gt=now()).order_by("starts_at", "pk")


class Closure(models.Model):
    """A time when a room, or with no room the whole venue, is shut. It is a fact: what was planned in it stays, and the
    team's page says which sessions have to go elsewhere."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    venue = models.ForeignKey(Venue, models.PROTECT, related_name="closures", verbose_name=_("lieu"))
    room = models.ForeignKey(
        Room, models.PROTECT, null=True, blank=True, related_name="closures", verbose_name=_("salle")
    )
    starts_at = models.DateTimeField(_("du"))
    ends_at = models.DateTimeField(_("au"))
    why = models.CharField(_("pourquoi"), max_length=LONGEST_WHY, blank=True)

    objects = ClosureQuerySet.as_manager()

    class Meta:
        verbose_name = _("fermeture")
        verbose_name_plural = _("fermetures")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="closure_ends_after_it_starts",
                violation_error_message=_("La fin ne peut pas être avant le début."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.venue_id} {self.starts_at:%Y-%m-%d}"

    @property
    def said(self) -> str:
        """« mardi 29 décembre, toute la journée », « du 29 au 30 », or its hours when it has some."""
        first, end = in_paris(self.starts_at), in_paris(self.ends_at)
        if first.time() != dt.time() or end.time() != dt.time():
            return say_span(first, end)
        last = end.date() - dt.timedelta(days=1)
        if last == first.date():
            return _now("%(day)s, toute la journée") % {"day": say_day(last)}
        return _now("du %(first)s au %(last)s") % {"first": say_day(first), "last": say_day(last)}
