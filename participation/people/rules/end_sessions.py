"""End every session of somebody, and every socket, on every process."""

from django.db import transaction

from journal.rules import record
from participation.people.engine.codes import new_door_key
from participation.people.events import SessionsEnded
from participation.people.models import User


@transaction.atomic
def end_sessions(user: User, *, by: User | None) -> None:
    """What was opened before closes: pages at the next click, sockets at once. Asked by another rule, or for oneself.

    `user` knows its new key afterwards: a view may keep the session it answers (`update_session_auth_hash`). `by`: None
    for the house itself.
    """
    user.door_key = new_door_key()
    User.objects.filter(pk=user.pk).update(door_key=user.door_key)
    record(SessionsEnded(person=user.pk), by=by.pk if by else None)
