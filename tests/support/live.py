"""A live stream for tests, and a browser's end of the socket. Importing this registers the stream « trial »."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.test import Client
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from journal.events import Event
from journal.models import Entry
from journal.rules import record
from kit.time import now
from live.streams import LiveStream, Piece, find, register
from participation.people.models import User

OUTSIDER = "Personne"  # who has this name may not see the trial; « Équipe » sees all of it, others what is not secret


@dataclass(frozen=True, kw_only=True)
class TrialHeld(Event):
    name: str
    number: int = 0
    secret: bool = False
    large: bool = False

    def streams(self) -> tuple[str, ...]:
        return (self.name,)


ends_of: dict[UUID, dt.datetime] = {}  # user id -> when her view ends by itself, though nothing is written
renderings: list[tuple[str, list[int]]] = []  # (view, seqs) of each rendering in this process


def views(user_ids: Sequence[UUID], _key: str) -> Mapping[UUID, str | None]:
    names = dict(User.objects.filter(pk__in=user_ids).values_list("pk", "name"))
    moment = now()
    names = {user_id: OUTSIDER if ends_of.get(user_id, moment) < moment else name for user_id, name in names.items()}
    return {
        user_id: None if name == OUTSIDER else "all" if name == "Équipe" else "public"
        for user_id, name in names.items()
    }


def render(entries: Sequence[Entry], key: str, view: str) -> Mapping[int, Piece]:
    if key == "broken":
        raise ZeroDivisionError
    renderings.append((view, [entry.seq for entry in entries]))
    return {
        entry.seq: Piece("append:list", f"<p id='entry-{entry.seq}'>{'x' * 20_000 * entry.targets['large']}</p>")
        for entry in entries
        if view == "all" or not entry.targets["secret"]
    }


def presence(here: Sequence[tuple[UUID, str]], _key: str, view: str) -> str | None:
    names = dict(User.objects.filter(pk__in=[user for user, _ in here]).values_list("pk", "name"))
    lines = (f"<li>{names[user]} {where}</li>" for user, where in here if user in names)
    return "".join(lines) if view == "all" else None


def ends(user_ids: Sequence[UUID], _key: str) -> Mapping[UUID, dt.datetime]:
    return {user_id: ends_of[user_id] for user_id in user_ids if user_id in ends_of}


if find("trial") is None:
    register(LiveStream("trial", views=views, render=render, presence=presence, ends=ends))
    register(LiveStream("count", journal="tried", views=views, render=render, whole=True))


def write(times: int = 1, *, name: str = "trial", **targets: Any) -> None:
    for number in range(times):
        with transaction.atomic():
            record(TrialHeld(name=name, number=number, **targets), by=None)


def session_of(user: User) -> str:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.session.session_key


@contextlib.contextmanager
def socket(address: str, session: str = "", *, merged: bool = False, **streams: int) -> Iterator[ClientConnection]:
    """A socket as a browser opens it, already following `streams`: name -> last seq seen."""
    cookies = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={session}"} if session else {}
    with connect(f"{address.replace('http', 'ws', 1)}/ws/live/", origin=address, additional_headers=cookies) as end:
        if streams:
            end.send(json.dumps({"streams": streams} | ({"merged": True} if merged else {})))
        yield end


def frames(end: ClientConnection, count: int, *, seconds: float = 5) -> list[dict[str, Any]]:
    """The next `count` frames, as they come. Raises TimeoutError when they do not."""
    until = time.monotonic() + seconds
    return [json.loads(end.recv(timeout=max(0.0, until - time.monotonic()))) for _ in range(count)]


def silence(end: ClientConnection, seconds: float = 0.4) -> bool:
    """Whether nothing comes for so long."""
    try:
        end.recv(timeout=seconds)
    except TimeoutError:
        return True
    return False


def close_code(end: ClientConnection, *, seconds: float = 5) -> tuple[int, list[dict[str, Any]]]:
    """The code with which the server closes, and what came before it. Raises TimeoutError when it stays open."""
    until, before = time.monotonic() + seconds, []
    try:
        while True:
            before.append(json.loads(end.recv(timeout=max(0.0, until - time.monotonic()))))
    except ConnectionClosed as closed:
        return (closed.rcvd.code if closed.rcvd else 1006), before
