"""The room race: several processes plan in one room at the same instant."""

from __future__ import annotations

import datetime as dt
from itertools import combinations
from uuid import UUID

from kit.time import PARIS
from participation.people.models import User
from workshops.engine import meet
from workshops.models import Room, Session, Workshop
from workshops.rules import Placing, RoomTaken, Wanted, import_sessions, plan_sessions

HOURS = 8
SAME_TABLE = 2  # processes that send one table, as a form sent again does


def _asked(lane: int, first: dt.date, days: int) -> list[tuple[dt.date, int]]:
    """Two hours at a time, one hour further for each process: two of them never ask for the same, and all of them for
    some part of it."""
    return [(first + dt.timedelta(days=day), 9 + (lane + day) % HOURS) for day in range(days)]


def plan(workshop_id: UUID, room_id: UUID, by_id: UUID, first: dt.date, days: int, lane: int) -> int:
    """How many it got."""
    workshop, by = Workshop.objects.get(pk=workshop_id), User.objects.get(pk=by_id)
    venue = Room.objects.select_related("venue").get(pk=room_id).venue
    got = 0
    for day, hour in _asked(lane, first, days):
        try:
            plan_sessions(
                workshop,
                venue=venue,
                room_id=room_id,
                first=day,
                starts=dt.time(hour),
                ends=dt.time(hour + 2),
                capacity=4,
                by=by,
            )
        except RoomTaken:
            continue
        got += 1
    return got


def plan_naively(workshop_id: UUID, room_id: UUID, by_id: UUID, first: dt.date, days: int, lane: int) -> int:
    """The same as everybody writes it first: look, then insert. The race must find it wanting."""
    workshop, room = Workshop.objects.get(pk=workshop_id), Room.objects.get(pk=room_id)
    got = 0
    for day, hour in _asked(lane, first, days):
        starts, ends = (dt.datetime.combine(day, dt.time(at), PARIS) for at in (hour, hour + 2))
        if not Session.objects.in_rooms([room_id]).between(starts, ends).exists():
            Session.objects.create(
                workshop=workshop, venue_id=room.venue_id, room=room, starts_at=starts, ends_at=ends, capacity=4
            )
            got += 1
    return got


def take_in(workshop_id: UUID, venue_id: UUID, by_id: UUID, first: dt.date, days: int, lane: int) -> int:
    """A table of sessions without a room, the same for all but for its seats. How many rows it got in the calendar."""
    placing = Placing(
        venue_id=venue_id, room_id=None, starts=dt.time(9), ends=dt.time(11), capacity=4 + lane // SAME_TABLE
    )
    rows = [
        Wanted(line=day, workshop_id=workshop_id, first=first + dt.timedelta(days=day), placing=placing, repeat=None)
        for day in range(days)
    ]
    fates = import_sessions(rows, by=User.objects.get(pk=by_id))
    return sum(fate.taken and not fate.known for fate in fates)


def doubled(room_id: UUID) -> int:
    """Pairs of sessions that share a moment of the room."""
    spans = Session.objects.in_rooms([room_id]).values_list("starts_at", "ends_at")
    return sum(meet(one, other) for one, other in combinations(spans, 2))
