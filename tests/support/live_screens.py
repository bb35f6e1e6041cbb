"""Screens as live.js has them, without a browser: what each was shown, when, and how it came back."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.client import HTTPException

from django.conf import settings
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from live import wire
from tests.support.live_moderation import STREAM, answer_of


def opened(address: str, session: str, **more: object) -> connect:
    """A socket as a page of ours opens it."""
    headers = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={session}"} if session else {}
    url = f"{address.replace('http', 'ws', 1)}/ws/live/"
    return connect(url, origin=address, additional_headers=headers, max_queue=None, proxy=None, **more)


MESSAGE = re.compile(r'id="(message-[^"]+)"')


@dataclass
class Screen:
    """One open page. addresses: the servers behind one name; when the line to one breaks, it comes back to the next.

    seen: seq -> when it came first; twice: how many came again; reloaded: (from, to) of what a fresh page showed
    instead; gaps: how often something was lost; messages: those it shows, since it began. flaps: it also leaves of
    itself, every second or two.
    """

    addresses: Sequence[str]
    session: str
    after: int
    flaps: bool = False
    seen: dict[int, float] = field(default_factory=dict)
    twice: int = 0
    gaps: int = 0
    frames: int = 0
    lines: int = 0
    messages: set[str] = field(default_factory=set)
    reloaded: list[tuple[int, int]] = field(default_factory=list)
    codes: list[int] = field(default_factory=list)
    ready: asyncio.Event = field(default_factory=asyncio.Event)

    async def follow(self) -> None:
        turn = 0
        while True:
            address = self.addresses[turn % len(self.addresses)]
            with contextlib.suppress(OSError, InvalidHandshake, TimeoutError, EOFError, HTTPException):
                async with opened(address, self.session, open_timeout=5) as end:
                    await self._read(end)
                    if end.close_code == wire.RELOAD:
                        await self._reload(address)
            turn += not self.flaps or random.random() < 0.5
            await asyncio.sleep(random.uniform(0.25, 0.5))  # as live.js waits the first time

    async def _read(self, end: ClientConnection) -> None:
        try:
            await end.send(json.dumps({"streams": {STREAM: self.after}, "merged": True}))
            self.lines += 1
            self.ready.set()
            leaves = asyncio.timeout(random.uniform(0.5, 2) if self.flaps else None)
            with contextlib.suppress(TimeoutError):
                async with leaves:
                    while self._take(json.loads(await end.recv())["frames"]):
                        continue
        except ConnectionClosed as closed:
            self.codes.append(closed.rcvd.code if closed.rcvd else 1006)

    def _take(self, frames: list[dict]) -> bool:
        """False when something was lost: it comes back from where it is, as live.js does."""
        at = time.monotonic()
        self.frames += 1
        for frame in frames:
            if (seq := frame.get("seq")) is None:
                continue
            if seq > self.after + 1:
                self.gaps += 1
                return False
            self.twice += seq <= self.after
            self.seen.setdefault(seq, at)
            self.after = max(self.after, seq)
            verb, _, target = frame["kind"].partition(":")
            if verb == "hold":  # what is no arrival only changes what is there
                self.messages |= set(MESSAGE.findall(frame["html"]))
            elif verb == "remove":
                self.messages.discard(target)
        return True

    async def _reload(self, address: str) -> None:
        _status, page = await asyncio.to_thread(answer_of, address, self.session)
        seq = int(re.search(rf'data-live="{STREAM}" data-seq="(\d+)"', page)[1])
        self.reloaded.append((self.after, seq))
        self.after = seq

    def has(self, seq: int) -> bool:
        return seq in self.seen or self._was_read_anew(seq)

    def lacks(self, messages: Mapping[int, str]) -> list[str]:
        """Which of these are not on it; seq of the arrival -> id. A fresh page shows the first ones of the queue."""
        return [one for seq, one in messages.items() if one not in self.messages and not self._was_read_anew(seq)]

    def _was_read_anew(self, seq: int) -> bool:
        return any(begin < seq <= end for begin, end in self.reloaded)


@contextlib.asynccontextmanager
async def following(screens: Sequence[Screen]):
    """All of them open, and closed at the end. One that stopped by itself is a mistake here, and is raised."""
    tasks = [asyncio.create_task(screen.follow()) for screen in screens]
    try:
        for screen in screens:
            await asyncio.wait_for(screen.ready.wait(), 60)
        await asyncio.sleep(1)  # their rights were asked
        yield
    finally:
        for task in tasks:
            task.cancel()
        ends = await asyncio.gather(*tasks, return_exceptions=True)
    if broken := [end for end in ends if not isinstance(end, asyncio.CancelledError)]:
        raise ExceptionGroup("screens", broken)
