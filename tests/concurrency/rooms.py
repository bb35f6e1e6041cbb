"""What each process of the race for one room does. Top-level functions: a process finds them by name."""

import time
import uuid
from uuid import UUID

from kit.time import today
from participation.consultations.models import GroupCount
from participation.consultations.rules import Room, RoomReplaced, correct_room, count_room
from participation.people.models import User

RAISED = {"samedi": {"yes": 20}}


def a_room(by: User, headcount: int = 31) -> Room:
    return Room(headcount=headcount, raised=RAISED, held_by=by.pk, day=today(), where="Mairie annexe")


def correct(count_id: UUID, worker_id: UUID, headcount: int) -> bool:
    """Whether this correction stands."""
    by = User.objects.get(pk=worker_id)
    try:
        correct_room(count_id, a_room(by, headcount), key=uuid.uuid4(), by=by)
    except RoomReplaced:
        return False
    return True


def retry(consultation_id: UUID, worker_id: UUID, key: UUID) -> UUID:
    """The same form, sent again because no answer came."""
    by = User.objects.get(pk=worker_id)
    return count_room(consultation_id, a_room(by), version=1, key=key, by=by).pk


def retry_naively(consultation_id: UUID, worker_id: UUID, key: UUID) -> UUID:
    """Look for the key, then write: nothing holds the others off in between, and no constraint knows the key."""
    found = GroupCount.objects.filter(consultation=consultation_id, where=str(key)).first()
    if found is None:
        time.sleep(0.05)
        told = {"version": 1, "day": today(), "where": str(key), "headcount": 31, "held_by_id": worker_id}
        found = GroupCount.objects.create(consultation_id=consultation_id, **told)
    return found.pk
