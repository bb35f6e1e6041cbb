"""Change a session that was planned, alone or with those of its series: its hour, its place, its seats.

Whoever was to come is told when the day, the hour or the place is another one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from journal.events import Event
from journal.rules import record_all
from kit.refusals import NotAllowed, Refusal, Stale, require
from kit.time import in_paris, now
from participation.people.models import User
from workshops import notices
from workshops.engine import Span, moved
from workshops.events import SessionChanged
from workshops.models import Booking, BookingState, Need, Room, Session, Venue, Workshop
from workshops.permissions import can_manage

from .free_rooms import require_new, require_place
from .placing import Placing, require_coming, taken_place
from .resize_session import resize_session


class CalledOff(Stale):
    sentence = _("Cette séance est annulée. Créez-en une autre.")


class SessionBegun(Stale):
    sentence = _("Cette séance a déjà commencé. On ne la change plus.")


class SessionChangedMeanwhile(Stale):
    sentence = _("Quelqu’un a changé cette séance pendant que vous écriviez. Relisez, puis enregistrez encore.")


class CarePromised(Refusal):
    status = 409
    sentence = _("On a déjà dit oui pour garder %(n)s enfants. Gardez au moins autant de places.")


class Scope(StrEnum):
    """Which sessions of a series: this one, this one and those after it, or all that have not begun."""

    ONE = "one"
    FOLLOWING = "following"
    ALL = "all"


ACCESS = ("step_free", "loop", "quiet_corner")


@dataclass(frozen=True)
class _Goal:
    """What one session becomes."""

    session: Session
    span: Span
    venue: Venue
    room: Room | None

    @property
    def is_elsewhere(self) -> bool:
        """Whether those who come have to know: another moment, or another place."""
        return self.other_moment or self.other_place

    @property
    def is_moved(self) -> bool:
        """Whether it leaves its square of the calendar, were it only for the room next door."""
        place = (self.venue.pk, self.room and self.room.pk)
        return self.other_moment or place != (self.session.venue_id, self.session.room_id)

    @property
    def other_moment(self) -> bool:
        return self.span != (self.session.starts_at, self.session.ends_at)

    @property
    def other_place(self) -> bool:
        """Another house, or a room that lacks something one may have come for."""
        was = self.session.room
        lost = [name for name in ACCESS if getattr(was, name, False) and not getattr(self.room, name, False)]
        return self.venue.pk != self.session.venue_id or bool(lost)


@transaction.atomic
def change_session(
    session_id: UUID,
    *,
    day: dt.date,
    placing: Placing,
    open: bool,
    seen: int | None = None,
    scope: Scope = Scope.ONE,
    by: User,
) -> list[Session]:
    """Those that changed, soonest first. A session that goes from Tuesday to Thursday takes the others along by as many
    days; all get the same hours, place and seats. Fewer seats than are taken throw nobody out (`resize_session`).

    seen: the `seq` of the session as it was read; None when nobody read it.
    Raises NotAllowed, SessionChangedMeanwhile, CalledOff, SessionBegun, PastDay, RoomRefused, CarePromised.
    """
    asked = Session.objects.select_related("workshop__structure").filter(pk=session_id).first()
    if asked is None:
        raise NotAllowed
    Workshop.objects.hold(asked.workshop_id)
    venue, room = taken_place(asked.workshop, placing)  # the place is held before its sessions, like when one plans
    sessions = held_sessions(asked, scope)
    session = next((one for one in sessions if one.pk == session_id), None)
    require(can_manage(by, asked.workshop.structure_id))
    if session is None:
        raise CalledOff if asked.called_off else SessionBegun
    if seen is not None and session.seq != seen:
        raise SessionChangedMeanwhile
    shift = (day - session.day).days
    hours = (placing.starts, placing.ends)
    goals = [_Goal(one, moved((one.starts_at, one.ends_at), shift, *hours), venue, room) for one in sessions]
    for goal in goals:
        if goal.span[0] != goal.session.starts_at:
            require_coming(goal.span)
    spans = [goal.span for goal in goals]
    besides = [goal.session.pk for goal in goals]
    require_new(asked.workshop, venue, room, [goal.span for goal in goals if goal.is_moved], besides=besides)
    require_place(venue, room, spans, seats=placing.capacity, besides=besides)
    for goal in goals:
        _write(goal, placing, open=open)
    record_all(_told(goals), by=by.pk)
    for goal in goals:
        if goal.session.wanted_capacity is not None or goal.session.capacity != placing.capacity or open:
            resize_session(goal.session.pk, capacity=placing.capacity, by=by)
    return list(Session.objects.told().filter(pk__in=[goal.session.pk for goal in goals]).order_by("starts_at", "pk"))


def held_sessions(asked: Session, scope: Scope) -> list[Session]:
    """The sessions to change, their rows held in the order of their ids; only those that have not begun."""
    series = Session.objects.filter(series=asked.series_id) if asked.series_id else Session.objects.none()
    which = Session.objects.filter(pk=asked.pk)
    if scope is Scope.FOLLOWING:
        which |= series.filter(starts_at__gte=asked.starts_at)
    elif scope is Scope.ALL:
        which |= series
    ids = which.standing().filter(starts_at__gt=now()).order_by("pk").values_list("pk", flat=True)
    for pk in list(ids):
        Session.objects.lock(pk)
    return list(Session.objects.told().standing().filter(pk__in=list(ids)).order_by("starts_at", "pk"))


def _write(goal: _Goal, placing: Placing, *, open: bool) -> None:
    starts_at, ends_at = goal.span
    written = Session.objects.filter(pk=goal.session.pk, care_taken__lte=placing.care).update(
        **{"venue": goal.venue, "room": goal.room, "starts_at": starts_at, "ends_at": ends_at, "open": open},
        **{"desk": placing.desk, "desk_until": placing.keeps_until(in_paris(starts_at).date())},
        **{"care_capacity": placing.care, "seq": F("seq") + 1},
    )
    if not written:
        raise CarePromised(CarePromised.sentence % {"n": goal.session.care_taken})
    offered = Booking.objects.filter(session=goal.session.pk, state=BookingState.OFFERED)
    offered.filter(answer_by__gt=starts_at).update(answer_by=starts_at)
    if goal.is_elsewhere:  # the interpreter said yes for another day: whoever saw to it asks again
        Need.objects.filter(booking__session=goal.session.pk).update(settled_at=None)


def _told(goals: list[_Goal]) -> list[Event]:
    """What is written of it; whoever was to come, or waits, is told where it is elsewhere."""
    for goal in goals:
        if goal.is_elsewhere:
            live = Booking.objects.live().filter(session=goal.session.pk).select_related("session__workshop", "person")
            for booking in live.order_by("placed"):
                notices.session_moved(booking, moment=goal.other_moment, place=goal.other_place)
    return [SessionChanged(session=goal.session.pk, moved=goal.is_elsewhere) for goal in goals]
