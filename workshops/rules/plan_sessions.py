"""Put a workshop in the calendar, once or every week."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import transaction

from journal.rules import record
from kit.refusals import require
from participation.people.models import User
from workshops.engine import weekly
from workshops.events import SessionPlanned
from workshops.models import Session, Venue, Workshop
from workshops.permissions import can_manage

from .free_rooms import held_room, require_new, require_place


@transaction.atomic
def plan_sessions(
    workshop: Workshop,
    *,
    venue: Venue,
    first: dt.date,
    starts: dt.time,
    ends: dt.time,
    capacity: int,
    by: User,
    times: int = 1,
    room_id: UUID | None = None,
) -> list[Session]:
    """`times` sessions, a week apart, at the same hours on the wall in Paris; in a room, one session at a time.

    Raises NotAllowed, RoomRefused.
    """
    Workshop.objects.hold(workshop.pk)
    room = held_room(room_id) if room_id else None
    if room is None:
        Venue.objects.hold(pk=venue.pk)
    require(can_manage(by, workshop.structure_id))
    require(room is None or room.venue_id == venue.pk)
    spans = weekly(first, starts, ends, times)
    require_new(workshop, venue, room, spans)
    require_place(venue, room, spans, seats=capacity)
    sessions = Session.objects.bulk_create(
        Session(workshop=workshop, venue=venue, room=room, starts_at=start, ends_at=end, capacity=capacity)
        for start, end in spans
    )
    for session in sessions:
        record(SessionPlanned(session=session.pk), by=by.pk)
    return sessions
