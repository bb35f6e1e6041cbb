"""More or fewer seats in a session. Nobody is thrown out."""

from uuid import UUID

from django.db import transaction
from django.db.models import F

from journal.rules import record
from kit.refusals import NotAllowed, require
from participation.people.models import User
from workshops.events import SessionResized
from workshops.models import Session
from workshops.permissions import can_manage

from .promote_waiting import promote_waiting
from .refusals import SeatsOfTheRoom, SessionClosed


@transaction.atomic
def resize_session(session_id: UUID, *, capacity: int, by: User) -> Session:
    """At least as many seats as are taken: so be it, and who waits may come in. Fewer: those who have one keep it, no
    other is given, the room gets smaller at each seat given back, and the team decides (`keep_everybody`).

    Raises NotAllowed, SessionClosed (it is past, or called off), SeatsOfTheRoom.
    """
    Session.objects.lock(session_id)
    session = Session.objects.filter(pk=session_id)
    found = session.select_related("room", "workshop").first()
    if found is None:
        raise NotAllowed
    require(can_manage(by, found.workshop.structure_id))
    if found.past or found.called_off_at:
        raise SessionClosed
    if found.room and capacity > found.room.capacity:
        raise SeatsOfTheRoom
    if not session.filter(taken__lte=capacity).update(capacity=capacity, wanted_capacity=None):
        session.update(capacity=F("taken"), wanted_capacity=capacity)
    return _settled(session_id, by)


@transaction.atomic
def keep_everybody(session_id: UUID, *, by: User) -> Session:
    """The decision that ends it: as many seats as are taken, after all. Raises NotAllowed."""
    Session.objects.filter(pk=session_id).update(wanted_capacity=None)
    return _settled(session_id, by)


def _settled(session_id: UUID, by: User) -> Session:
    session = Session.objects.told().filter(pk=session_id).first()
    if session is None:
        raise NotAllowed
    require(can_manage(by, session.workshop.structure_id))
    record(SessionResized(session=session_id, seats=session.capacity, above=session.above), by=by.pk)
    promote_waiting(session_id, by=by)
    session.refresh_from_db()
    return session
