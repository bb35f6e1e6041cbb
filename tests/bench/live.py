"""`manage.py bench live`: many sockets follow one stream while processes write in it, and some of them come and go.

The rival is the usual way: the event itself sent through the channel layer, to a reader that is busy for a moment.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import InMemoryChannelLayer
from django.conf import settings
from django.db import transaction
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from journal.rules import record
from tests.concurrency.test_decisions import ITEMS, race_to_decide
from tests.support.live import TrialHeld, session_of
from tests.support.people import a_user
from tests.support.servers import race, results_of, site_processes

SOCKETS = 60
WRITERS = 2
EVENTS = 200  # per writer
RACES = 5
PAUSE = 0.012  # seconds between two events of one writer, on average
PATIENCE = 20  # seconds after the last commit
APPLICATION = "tests.support.live_application:application"


@dataclass
class Reader:
    """One browser: where it is connected, and when each sequence number came first; each later time is one too many."""

    address: str
    session: str
    leaves: bool
    seen: dict[int, float] = field(default_factory=dict)
    twice: int = 0

    async def read(self, total: int) -> None:
        """Follow from the first event to the last. One that leaves does so a moment after it came, and comes back."""
        headers = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={self.session}"}
        url = f"{self.address.replace('http', 'ws', 1)}/ws/live/"
        while len(self.seen) < total:
            async with connect(url, origin=self.address, additional_headers=headers, max_queue=None) as end:
                await end.send(json.dumps({"streams": {"trial": max(self.seen, default=0)}}))
                with contextlib.suppress(TimeoutError, ConnectionClosed):
                    self._take(await end.recv())
                    async with asyncio.timeout(random.uniform(0.1, 0.8) if self.leaves else None):
                        while len(self.seen) < total:
                            self._take(await end.recv())
            await asyncio.sleep(random.uniform(0.05, 0.3))

    def _take(self, frame: str | bytes) -> None:
        seq = json.loads(frame)["seq"]
        self.twice += seq in self.seen
        self.seen.setdefault(seq, time.monotonic())


def write(count: int) -> list[tuple[int, float]]:
    """In a writing process: (seq, when its commit was over) of each event. One clock for all processes of a machine."""
    done = []
    for number in range(count):
        with transaction.atomic():
            [entry] = record(TrialHeld(name="trial", number=number, secret=number % 5 == 0), by=None)
        done.append((entry.seq, time.monotonic()))
        time.sleep(random.uniform(0, 2 * PAUSE))
    return done


def run(options: Any) -> Iterator[str]:
    """Figures of the contract: what was missed, what came twice, and the time from commit to frame."""
    shared = {"REDIS_URL": os.environ.get("REDIS_URL", "")}
    with site_processes(options.workers, application=APPLICATION, JOBS="off", **shared) as addresses:
        sessions = [session_of(a_user(name)) for name in ("Équipe", "Awa", "Équipe", "Moussa")]
        readers = [
            Reader(addresses[n % len(addresses)], sessions[n % len(sessions)], leaves=n % 5 == 0)
            for n in range(SOCKETS)
        ]
        commits = async_to_sync(_follow)(readers, WRITERS * EVENTS)
    waits = sorted(
        max(0.0, reader.seen[seq] - at)
        for reader in readers
        if not reader.leaves
        for seq, at in commits.items()
        if seq in reader.seen
    )
    yield f"live.sockets: {SOCKETS}"
    yield f"live.events: {len(commits)}"
    yield f"live.missed: {sum(len(commits.keys() - reader.seen.keys()) for reader in readers)}"
    yield f"live.shown_twice: {sum(reader.twice for reader in readers)}"
    yield f"live.p50: {1000 * waits[len(waits) // 2]:.0f} ms"
    yield f"live.p95: {1000 * waits[len(waits) * 95 // 100]:.0f} ms"
    yield f"live.naive_events: {EVENTS * WRITERS}"
    yield f"live.naive_missed: {async_to_sync(_naive)(EVENTS * WRITERS)}"
    yield f"live.decisions_raced: {RACES * ITEMS}"
    yield f"live.double_decisions: {_doubles('decide_all')}"
    yield f"live.naive_double_decisions: {_doubles('decide_all_naively')}"


def _doubles(decider: str) -> int:
    """Decisions beyond one for each message, over some races of moderators on the same messages."""
    races = [race_to_decide(decider)[1] for _ in range(RACES)]
    return sum(decided for outcomes in races for decided, _second in outcomes) - RACES * ITEMS


async def _follow(readers: list[Reader], total: int) -> dict[int, float]:
    reading = asyncio.gather(*(reader.read(total) for reader in readers), return_exceptions=True)
    await asyncio.sleep(2)  # all are there
    outcomes = await asyncio.to_thread(race, WRITERS, "tests.bench.live:write", (EVENTS,), timeout=300)
    with contextlib.suppress(TimeoutError):  # what has not come by then is counted as missed
        await asyncio.wait_for(reading, PATIENCE)
    return dict(pair for done in results_of(outcomes) for pair in done)


async def _naive(total: int) -> int:
    """How many of `total` events sent as messages a reader never gets, when it looks up only after they were sent."""
    layer = InMemoryChannelLayer()
    channel = await layer.new_channel()
    await layer.group_add("naive", channel)
    for number in range(total):
        await layer.group_send("naive", {"type": "event", "number": number})
    got = 0
    while True:
        try:
            await asyncio.wait_for(layer.receive(channel), 0.2)
        except TimeoutError:
            return total - got
        got += 1
