"""Say when a room, or the whole venue, is shut; or that it is open after all."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.db.models import F

from journal.rules import record
from kit.once import said_once
from kit.refusals import NotAllowed, require
from participation.people.models import User
from workshops.events import ClosureLifted, RoomClosed
from workshops.models import Closure, Room, Venue
from workshops.permissions import can_keep_rooms


@transaction.atomic
def close_room(
    venue_id: UUID,
    *,
    room_id: UUID | None,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    why: str,
    key: UUID,
    by: User,
) -> Closure:
    """room_id: None for the whole venue. Nothing is cancelled: whoever planned something in it decides where it goes.

    Sent twice with one key it is one closure. Raises NotAllowed.
    """
    if not Venue.objects.hold(pk=venue_id):
        raise NotAllowed
    # Held like for a session: what is planned at this very moment is either seen by this closure's page, or refused.
    Room.objects.hold([room_id] if room_id else Room.objects.filter(venue=venue_id).values_list("pk", flat=True))
    venue = Venue.objects.select_related("place").get(pk=venue_id)
    require(can_keep_rooms(by, venue))
    require(room_id is None or Room.objects.filter(pk=room_id, venue=venue).exists())
    closure_id = said_once(key, venue_id, room_id, starts_at, ends_at, why)
    closure, is_new = Closure.objects.get_or_create(
        pk=closure_id,
        defaults={"venue": venue, "room_id": room_id, "starts_at": starts_at, "ends_at": ends_at, "why": why},
    )
    if is_new:
        record(RoomClosed(venue=venue_id, closure=closure.pk), by=by.pk)
    return closure


@transaction.atomic
def lift_closure(closure_id: UUID, *, by: User) -> Closure:
    """It is open after all. Raises NotAllowed, also for the second of two who lift it."""
    if not Closure.objects.filter(pk=closure_id).update(why=F("why")):
        raise NotAllowed
    closure = Closure.objects.select_related("venue__place", "room").get(pk=closure_id)
    require(can_keep_rooms(by, closure.venue))
    Closure.objects.filter(pk=closure_id).delete()
    record(ClosureLifted(venue=closure.venue_id, closure=closure_id), by=by.pk)
    return closure
