"""Change a session that was planned: its seats, its hour, its room."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import NotAllowed, Stale, require
from participation.people.models import User
from workshops.events import SessionChanged
from workshops.models import Session, Venue
from workshops.permissions import can_manage

from .free_rooms import held_room, require_free
from .promote_waiting import promote_waiting


class TooFewSeats(Stale):
    sentence = _("Plus de personnes ont déjà une place. Gardez au moins autant de places.")


class SomebodyCounts(Stale):
    sentence = _("Des personnes ont réservé à ce jour et à ce lieu. Fermez cette séance, puis créez-en une autre.")


class CalledOff(Stale):
    sentence = _("Cette séance est annulée. Créez-en une autre.")


@transaction.atomic
def change_session(
    session_id: UUID,
    *,
    venue: Venue,
    room_id: UUID | None = None,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    capacity: int,
    open: bool,
    by: User,
) -> Session:
    """More seats let in those who wait, in order.

    Raises NotAllowed, CalledOff, TooFewSeats, SomebodyCounts, RoomRefused.
    """
    room = held_room(room_id) if room_id else None
    # One guarded write, which is also the lock; it never names the counters, so a booking made meanwhile stays.
    unmoved = Q(venue=venue, starts_at=starts_at, ends_at=ends_at)
    kept = Session.objects.standing().filter(Q(taken=0, waiting=0) | unmoved, pk=session_id, taken__lte=capacity)
    fits = kept.update(
        venue=venue, room=room, starts_at=starts_at, ends_at=ends_at, capacity=capacity, open=open, wanted_capacity=None
    )
    session = Session.objects.select_related("workshop").filter(pk=session_id).first()
    if session is None:
        raise NotAllowed
    require(can_manage(by, session.workshop.structure_id))
    require(room is None or room.venue_id == venue.pk)
    if session.called_off:
        raise CalledOff
    if not fits:
        raise TooFewSeats if session.taken > capacity else SomebodyCounts
    if room:
        require_free(room, [(starts_at, ends_at)], seats=capacity, besides=[session_id])
    promote_waiting(session_id, by=by)
    record(SessionChanged(session=session_id), by=by.pk)
    return session
