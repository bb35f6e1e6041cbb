"""Show what the way into a room looks like, with words for who does not see the picture; or take the picture away."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F

from journal.rules import record
from kit.refusals import NotAllowed, require
from participation.people.models import User
from workshops.events import RoomKept
from workshops.models import Room
from workshops.permissions import can_keep_rooms


@transaction.atomic
def show_way_in(room_id: UUID, *, picture: bytes | None, says: str, by: User) -> Room:
    """picture: WebP, made light; None takes away the one that is there. The last one sent counts. Raises NotAllowed."""
    Room.objects.filter(pk=room_id).update(seq=F("seq") + 1)
    room = Room.objects.told().filter(pk=room_id).first()
    if room is None:
        raise NotAllowed
    require(can_keep_rooms(by, room.venue))
    before = room.picture.name
    if picture is None:
        room.picture, room.picture_says = "", ""
    else:
        room.picture.save(f"{room.pk}.webp", ContentFile(picture), save=False)
        room.picture_says = says
    room.save(update_fields=["picture", "picture_says"])
    if before:
        # Only once it is written that nobody looks for it any more.
        transaction.on_commit(partial(room.picture.storage.delete, before), robust=True)
    record(RoomKept(room=room.pk), by=by.pk)
    return room
