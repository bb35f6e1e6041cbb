"""Whose a session was, some hours after it closed by itself: asked only to seal what came too late."""

import datetime as dt

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils.crypto import constant_time_compare

from kit.time import now
from participation.people.models import User

REMEMBERED = dt.timedelta(hours=12)


def who_was_in(session_key: str) -> User | None:
    """The account whose session closed by itself, by idleness or at its end, in the last REMEMBERED.

    None for one that is still open, that its owner left, that was ended for her (a lost phone), or that never was.
    """
    if not (session_key.isascii() and session_key.isalnum()):
        return None
    ended = Session.objects.filter(expire_date__lte=now(), expire_date__gt=now() - REMEMBERED)
    row = ended.filter(session_key=session_key).first()
    content = row.get_decoded() if row else {}
    user = User.objects.filter(pk=content.get(SESSION_KEY), is_active=True).first() if SESSION_KEY in content else None
    if user is None or not constant_time_compare(content.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash()):
        return None
    return user
