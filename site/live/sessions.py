"""Who is behind a session, now. A socket outlives sign-outs, so this is asked again at each delivery."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.models import Session
from django.utils.crypto import constant_time_compare

from kit.time import now

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

_guards: list[Callable[[AbstractBaseUser, Mapping[str, Any]], bool]] = []


def guard(check: Callable[[AbstractBaseUser, Mapping[str, Any]], bool]) -> None:
    """Registry: no live view for a user whose session this refuses, for instance staff without their second factor."""
    _guards.append(check)


@dataclass
class Viewer:
    """An account, and the contents of the session through which it looks."""

    user: AbstractBaseUser
    session: Mapping[str, Any]

    @property
    def id(self) -> UUID:
        return UUID(self.session[SESSION_KEY])

    @cached_property
    def admitted(self) -> bool:
        """Whether no guard refuses. May cost queries: asked of those who are about to be shown something."""
        return all(check(self.user, self.session) for check in _guards)


def viewers_of(keys: Iterable[str]) -> Mapping[str, Viewer]:
    """Who is behind each session key, in two queries.

    Left out: sessions that ended, accounts that are closed, passwords that changed, keys that are none (a cookie may
    hold anything, even what a database refuses).
    """
    known = {key for key in keys if key.isascii() and key.isalnum()}
    rows = Session.objects.filter(session_key__in=known, expire_date__gt=now())
    contents = {row.session_key: row.get_decoded() for row in rows}
    ids = {content[SESSION_KEY] for content in contents.values() if SESSION_KEY in content}
    users = {str(user.pk): user for user in get_user_model().objects.filter(pk__in=ids, is_active=True)}
    return {
        key: Viewer(user, content)
        for key, content in contents.items()
        if (user := users.get(content.get(SESSION_KEY))) and _same_password(user, content)
    }


def _same_password(user: AbstractBaseUser, content: Mapping[str, Any]) -> bool:
    return constant_time_compare(content.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash())
