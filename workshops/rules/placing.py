"""Where and when sessions take place, as whoever plans or changes them says it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kit.refusals import NotAllowed, Refusal
from kit.time import now
from workshops.engine import Span, on
from workshops.models import Room, Venue, Workshop
from workshops.permissions import usable_venues

from .free_rooms import held_room


class PastDay(Refusal):
    sentence = _("Ce moment est passé. Choisissez un jour à venir.")


class EndsFirst(Refusal):
    sentence = _("La fin vient après le début, le même jour.")


@dataclass(frozen=True, kw_only=True)
class Placing:
    """Hours on the wall in Paris. desk: seats kept for the reception desk until `desk_until`, an hour of the day of the
    session; care: children that can be looked after."""

    venue_id: UUID
    room_id: UUID | None
    starts: dt.time
    ends: dt.time
    capacity: int
    desk: int = 0
    desk_until: dt.time | None = None
    care: int = 0

    def keeps_until(self, day: dt.date) -> dt.datetime | None:
        """Until when the desk keeps its seats, that day; the session's own beginning when nobody said."""
        return on(day, self.desk_until or self.starts, self.ends)[0] if self.desk else None


def taken_place(workshop: Workshop, placing: Placing) -> tuple[Venue, Room | None]:
    """The venue, and the room. The row of the room is held, or that of the venue where there is none.

    Raises NotAllowed when this workshop cannot be there, RoomRetired, EndsFirst.
    """
    if placing.ends <= placing.starts:
        raise EndsFirst
    room = held_room(placing.room_id) if placing.room_id else None
    if room is None:
        Venue.objects.hold(pk=placing.venue_id)
    venue = usable_venues(workshop).filter(pk=placing.venue_id).first()
    if venue is None:
        raise NotAllowed
    if room and room.venue_id != venue.pk:
        raise NotAllowed
    return venue, room


def require_coming(span: Span) -> None:
    """Raises PastDay."""
    if span[0] <= now():
        raise PastDay
