"""Pieces that other rooms show: a session's card, the sessions to come, somebody's bookings."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from journal.models import Entry
from kit.time import now, say_day, say_span
from participation.people.engine.takeaway import Column, Sheet
from participation.people.models import User
from participation.people.rules.keepers import Keeper

from .events import BookingCancelled, SeatsBooked
from .models import Booking, BookingState, Session
from .permissions import visible_bookings
from .rules import erase_bookings, last_signs_in_bookings

SAID_OF_A_BOOKING = {
    SeatsBooked.__name__: _("Une place demandée : %(workshop)s, %(day)s"),
    BookingCancelled.__name__: _("Une place rendue : %(workshop)s, %(day)s"),
}


def with_mine(sessions: QuerySet[Session], user) -> QuerySet[Session]:
    """Each session with `mine`: the state of the viewer's own live booking, or None."""
    if not user.is_authenticated:
        return sessions
    own = Booking.objects.live().filter(session_id=OuterRef("pk"), person_id=user.pk)
    return sessions.annotate(mine=Subquery(own.values("state")[:1]))


def upcoming_sessions(limit: int) -> list[Session]:
    """The next sessions, ready for workshops/_session_card.html: one query, whatever the number."""
    return list(Session.objects.told().coming()[:limit])


def bookings_of(user: User, *, past: bool = False) -> QuerySet[Booking]:
    """What the user, or somebody she helps, has asked for: to come (soonest first), or past (latest first).

    One query; each has `people_before`. Still « to come » until the session ends.
    """
    told = visible_bookings(user).live().select_related("person", "by", "session__workshop", "session__venue__place")
    if past:
        return told.filter(session__ends_at__lte=now()).order_by("-session__starts_at", "placed")
    return told.filter(session__ends_at__gt=now()).with_people_before().order_by("session__starts_at", "placed")


def places_of(persons: Iterable[User], since: dt.datetime) -> QuerySet[Booking]:
    """The seats these persons have in their own names from that moment on, soonest first, waiting lists aside.

    One query. For who accompanies them: the caller asks the permission.
    """
    held = Booking.objects.filter(person__in=persons, state=BookingState.CONFIRMED, session__starts_at__gte=since)
    told = held.select_related("person", "session__workshop", "session__venue__place")
    return told.order_by("session__starts_at", "person__name", "pk")


def session_card(session_id: UUID | str) -> SafeString:
    """The card of one session, for a page of the CMS that stores its id; nothing once it is gone or begun."""
    session = Session.objects.told().coming().filter(pk=session_id).first()
    return render_to_string("workshops/_session_card.html", {"session": session}) if session else SafeString("")


def keeper() -> Keeper:
    """What this room does with what it holds about somebody."""
    return Keeper("workshops", erase=erase_bookings, export=_sheets, last_contact=last_signs_in_bookings)


def _sheets(user: User) -> Iterable[Sheet]:
    columns = [
        Column("atelier", _("Atelier")),
        Column("quand", _("Quand")),
        Column("lieu", _("Lieu")),
        Column("places", _("Places")),
        Column("etat", _("État")),
        Column("avec", _("Avec qui")),
        Column("reservee", _("Demandée le")),
        Column("venu", _("Présence notée")),
    ]
    bookings = Booking.objects.filter(person=user).select_related("session__workshop", "session__venue__place")
    rows = []
    for booking in bookings.prefetch_related("attendees").order_by("session__starts_at", "pk"):
        session, attendees = booking.session, sorted(booking.attendees.all(), key=lambda one: one.seat)
        rows.append(
            (
                session.workshop.title,
                say_span(session.starts_at, session.ends_at),
                session.venue.place.name,
                booking.seats,
                booking.get_state_display(),
                ", ".join(one.first_name for one in attendees if one.first_name),
                say_day(booking.placed_at),
                ", ".join(str(PRESENT[one.present]) for one in attendees if one.present is not None),
            )
        )
    yield Sheet("places", _("Mes places aux ateliers"), columns, rows)


PRESENT = {True: _("présent ou présente"), False: _("absent ou absente")}


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
