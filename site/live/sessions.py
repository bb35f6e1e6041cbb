"""Who is behind a session, now. A socket outlives sign-outs, so this is asked again at each look."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.models import Session
from django.utils.crypto import constant_time_compare

from kit.time import now

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser


@dataclass
class Viewer:
    """An account, the contents of the session through which it looks, and when that session ends."""

    user: AbstractBaseUser
    session: Mapping[str, Any]
    until: dt.datetime

    @property
    def id(self) -> UUID:
        return UUID(self.session[SESSION_KEY])


_guards: list[Callable[[Sequence[Viewer]], Sequence[bool]]] = []


def guard(check: Callable[[Sequence[Viewer]], Sequence[bool]]) -> None:
    """Registry: no live view for those whom this refuses, for instance staff without their second factor.

    check: all the viewers of a look -> whether it admits each of them, in few queries, however many they are.
    """
    _guards.append(check)


def viewers_of(keys: Iterable[str]) -> Mapping[str, Viewer]:
    """Who is behind each session key, in two queries and those of the guards.

    Left out: sessions that ended, accounts that are closed, passwords that changed, those whom a guard refuses, keys
    that are none (a cookie may hold anything, even what a database refuses).
    """
    known = {key for key in keys if key.isascii() and key.isalnum()}
    rows = Session.objects.filter(session_key__in=known, expire_date__gt=now())
    ends = {row.session_key: row.expire_date for row in rows}
    contents = {row.session_key: _decoded(row.session_data) for row in rows}
    ids = {content[SESSION_KEY] for content in contents.values() if SESSION_KEY in content}
    users = {str(user.pk): user for user in get_user_model().objects.filter(pk__in=ids, is_active=True)}
    viewers = {
        key: Viewer(user, content, ends[key])
        for key, content in contents.items()
        if (user := users.get(content.get(SESSION_KEY))) and _still_open(user, content)
    }
    for check in _guards if viewers else ():
        admitted = check(list(viewers.values()))
        viewers = {key: viewer for (key, viewer), yes in zip(viewers.items(), admitted, strict=True) if yes}
    return viewers


@lru_cache(maxsize=2048)
def _decoded(data: str) -> Mapping[str, Any]:
    """What a session holds: signed, packed, the same at nearly every look. Half the work of a look at a thousand."""
    return Session(session_data=data).get_decoded()


def _still_open(user: AbstractBaseUser, content: Mapping[str, Any]) -> bool:
    """Whether the session was opened with what the account holds today; under a secret key of before, too."""
    opened_with = content.get(HASH_SESSION_KEY, "")
    return constant_time_compare(opened_with, user.get_session_auth_hash()) or any(
        constant_time_compare(opened_with, before) for before in user.get_session_auth_fallback_hash()
    )
