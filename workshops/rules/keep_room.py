"""Write down a room of a venue, or change what is said of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.once import said_once
from kit.refusals import NotAllowed, Refusal, Stale, require
from kit.time import now
from participation.people.models import User
from workshops.events import RoomKept
from workshops.models import Room, Venue
from workshops.permissions import can_keep_rooms


class RoomNamed(Refusal):
    status = 409
    sentence = _("Ce lieu a déjà une salle de ce nom. Choisissez un autre nom.")


class RoomChanged(Stale):
    sentence = _("Quelqu’un a changé cette salle pendant que vous écriviez. Relisez, puis enregistrez encore.")


@dataclass(frozen=True, kw_only=True)
class RoomDetails:
    """What is said of a room. capacity: people; equipment and access in words, as they are true today."""

    name: str
    capacity: int
    equipment: str = ""
    access: str = ""
    step_free: bool = False
    loop: bool = False
    quiet_corner: bool = False


@transaction.atomic
def add_room(venue_id: UUID, *, details: RoomDetails, key: UUID, by: User) -> Room:
    """The same words sent twice with one key are one room. Raises NotAllowed, RoomNamed."""
    if not Venue.objects.hold(pk=venue_id):
        raise NotAllowed
    venue = Venue.objects.select_related("place").get(pk=venue_id)
    require(can_keep_rooms(by, venue))
    room_id = said_once(key, venue_id, *asdict(details).values())
    if earlier := Room.objects.filter(pk=room_id).first():
        return earlier
    _require_own_name(venue_id, details.name)
    room = Room.objects.create(pk=room_id, venue=venue, **asdict(details))
    record(RoomKept(room=room.pk), by=by.pk)
    return room


@transaction.atomic
def change_room(room_id: UUID, *, details: RoomDetails, in_use: bool, seen: int, by: User) -> Room:
    """in_use: False when it serves no more. What is planned in it stays: the team's page says what no longer fits.

    Raises NotAllowed, RoomChanged, RoomNamed.
    """
    Venue.objects.hold(rooms=room_id)
    changed = Room.objects.filter(pk=room_id, seq=seen).update(seq=F("seq") + 1)
    room = Room.objects.told().filter(pk=room_id).first()
    if room is None:
        raise NotAllowed
    require(can_keep_rooms(by, room.venue))
    if not changed:
        raise RoomChanged
    _require_own_name(room.venue_id, details.name, besides=room_id)
    for name, value in asdict(details).items():
        setattr(room, name, value)
    room.retired_at = None if in_use else room.retired_at or now()
    room.save(update_fields=[*asdict(details), "retired_at"])
    record(RoomKept(room=room.pk), by=by.pk)
    return room


def _require_own_name(venue_id: UUID, name: str, *, besides: UUID | None = None) -> None:
    if Room.objects.filter(venue=venue_id, name=name).exclude(pk=besides).exists():
        raise RoomNamed
