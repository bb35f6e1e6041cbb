"""Somebody's bookings, for the pages of other rooms."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from journal.models import Entry
from kit.time import now, say_day
from participation.people.models import User
from workshops.events import BookingCancelled, SeatsBooked, SessionRated, WordLeft
from workshops.models import Booking, BookingState
from workshops.permissions import visible_bookings

SAID_OF_A_BOOKING = {
    SeatsBooked.__name__: _("Une place demandée : %(workshop)s, %(day)s"),
    SessionRated.__name__: _("Un avis donné : %(workshop)s, %(day)s"),
    WordLeft.__name__: _("Un mot écrit : %(workshop)s, %(day)s"),
    BookingCancelled.__name__: _("Une place rendue : %(workshop)s, %(day)s"),
}


def bookings_of(user: User, *, past: bool = False) -> QuerySet[Booking]:
    """What the user, or somebody she helps, has asked for: to come (soonest first), or past (latest first).

    Five queries; each has `people_before` and `rank`. Still « to come » until the session ends.
    """
    told = visible_bookings(user).live().select_related("person", "by", "session__workshop", "session__venue__place")
    told = told.prefetch_related("needs__owner", "attendees")
    if past:
        over = told.select_related("feedback").filter(session__ends_at__lte=now())
        return over.order_by("-session__starts_at", "placed")
    coming = told.filter(session__ends_at__gt=now()).with_people_before().with_rank()
    return coming.order_by("session__starts_at", "placed")


def places_of(persons: Iterable[User], since: dt.datetime) -> QuerySet[Booking]:
    """The seats these persons have in their own names from that moment on, soonest first, waiting lists aside.

    One query. For who accompanies them: the caller asks the permission.
    """
    held = Booking.objects.filter(person__in=persons, state=BookingState.CONFIRMED, session__starts_at__gte=since)
    told = held.select_related("person", "session__workshop", "session__venue__place")
    return told.order_by("session__starts_at", "person__name", "pk")


def say_what_was_done(entries: Sequence[Entry]) -> Mapping[UUID, str]:
    """To the person, what a helper did here in her name: entry id -> a sentence."""
    wanted = [entry.targets["booking"] for entry in entries]
    bookings = Booking.objects.select_related("session__workshop").in_bulk([UUID(text) for text in wanted])
    said = {}
    for entry in entries:
        booking = bookings.get(UUID(entry.targets["booking"]))
        words = SAID_OF_A_BOOKING[entry.verb]
        if booking is not None:
            told = {"workshop": booking.session.workshop.title, "day": say_day(booking.session.starts_at)}
            said[entry.pk] = str(words) % told
    return said
