"""`bench live`, first part: decision to screen, at rest and under load; sockets that come and go, a server killed."""

from __future__ import annotations

import asyncio
import contextlib
import random
import time
from collections.abc import Iterator, Sequence

from asgiref.sync import async_to_sync, sync_to_async

from journal.models import Entry, head_seq
from tests.support.live_moderation import STREAM, Team, answer_of, arrived, send
from tests.support.live_screens import Screen, following
from tests.support.live_server import Server
from tests.support.servers import race, results_of

SCREENS = 50
FLAPPING = 10
IDLE_SCREENS = 20
IDLE_DECISIONS = 60
WRITERS = 2
A_SECOND = 50  # events, all writers together
SECONDS = 36
PATIENCE = 20  # seconds after the last commit


def at_rest(servers: Sequence[Server], team: Team) -> Iterator[str]:
    """One decision after another by the form of the page, each when the one before is on all screens."""
    waits = async_to_sync(_decide_at_rest)(servers, team)
    yield f"live.idle_decisions: {IDLE_DECISIONS} on {IDLE_SCREENS} screens"
    yield f"live.p50: {1000 * waits[len(waits) // 2]:.0f} ms"
    yield f"live.p95: {1000 * waits[len(waits) * 95 // 100]:.0f} ms"


async def _decide_at_rest(servers: Sequence[Server], team: Team) -> list[float]:
    """Seconds from sending the form to the frame, for each screen and decision, sorted."""
    items = [await sync_to_async(team.a_message)() for _ in range(IDLE_DECISIONS + 2 * len(servers))]
    for _ in range(2):  # the first page of a process reads all that it is made of
        for server in servers:
            await asyncio.to_thread(answer_of, server.address, team.sessions[0])
            await asyncio.to_thread(send, server.address, team.sessions[0], items.pop())
    screens = await sync_to_async(_screens)(servers, team, IDLE_SCREENS)
    waits = []
    async with following(screens):
        for number, item in enumerate(items):
            server, session = servers[number % len(servers)], team.sessions[number % len(team.sessions)]
            begun, after = time.monotonic(), screens[0].after
            status = await asyncio.to_thread(send, server.address, session, item)
            if status != 302:
                raise RuntimeError(f"the form answered {status}")
            async with asyncio.timeout(PATIENCE):
                while not all(after + 1 in screen.seen for screen in screens):
                    await asyncio.sleep(0.01)
            waits += [screen.seen[after + 1] - begun for screen in screens]
            await asyncio.sleep(random.uniform(0.2, 0.9))
    return sorted(waits)


def under_load(servers: Sequence[Server], team: Team) -> Iterator[str]:
    """Messages arrive and are decided without a pause, and a server dies and comes back: one of several meanwhile, the
    only one afterwards, since nobody sees anything while it is away."""
    several = len(servers) > 1
    before = [server.cpu for server in servers]
    screens, every, commits = _worked(servers, team, SECONDS, kills=several)
    waits = sorted(
        max(0.0, screen.seen[seq] - at)
        for screen in screens
        if not screen.flaps
        for seq, at in commits.items()
        if seq in screen.seen
    )
    frames = sum(screen.frames for screen in screens if not screen.flaps) / (SCREENS - FLAPPING) / SECONDS
    yield f"live.workers: {len(team.workers)}"
    yield f"live.sockets: {SCREENS}, {FLAPPING} of them flapping"
    yield f"live.servers_killed: {int(several)}"
    yield f"live.came_back: {sum(screen.lines - 1 for screen in screens)}"
    yield f"live.reloaded: {sum(len(screen.reloaded) for screen in screens)}"
    yield f"live.events: {len(every)}"
    yield f"live.events_a_second: {len(every) / SECONDS:.0f}"
    yield f"live.missed: {sum(not screen.has(seq) for screen in screens for seq in every)}"
    messages = arrived(every)
    yield f"live.messages: {len(messages)}"
    yield f"live.messages_missed: {sum(len(screen.lacks(messages)) for screen in screens)}"
    yield f"live.shown_twice: {sum(screen.twice for screen in screens)}"
    yield f"live.gaps: {sum(screen.gaps for screen in screens)}"
    yield f"live.frames_a_second: {frames:.1f} per screen"
    yield f"live.p50_at_50_screens: {1000 * waits[len(waits) // 2]:.0f} ms"
    yield f"live.p95_at_50_screens: {1000 * waits[len(waits) * 95 // 100]:.0f} ms"
    if not several:
        yield f"live.cpu_at_50_screens: {100 * (servers[0].cpu - before[0]) / SECONDS:.0f} % of a core"
        screens, every, _commits = _worked(servers, team, SECONDS / 2, kills=True)
        messages = arrived(every)
        yield "live.alone_killed: 1"
        yield f"live.alone_killed_events: {len(every)}"
        yield f"live.alone_killed_missed: {sum(not screen.has(seq) for screen in screens for seq in every)}"
        yield f"live.alone_killed_messages_missed: {sum(len(screen.lacks(messages)) for screen in screens)}"
        yield f"live.alone_killed_shown_twice: {sum(screen.twice for screen in screens)}"


def _worked(
    servers: Sequence[Server], team: Team, seconds: float, *, kills: bool
) -> tuple[list[Screen], set[int], dict[int, float]]:
    """The screens, every seq that was written, and when its commit was over."""
    begin = head_seq(STREAM)
    screens = _screens(servers, team, SCREENS, flapping=FLAPPING)
    commits = async_to_sync(_work)(servers, team, screens, seconds, kills)
    return screens, set(Entry.objects.filter(stream_id=STREAM, seq__gt=begin).values_list("seq", flat=True)), commits


def _screens(servers: Sequence[Server], team: Team, count: int, *, flapping: int = 0) -> list[Screen]:
    seq, addresses = head_seq(STREAM), [server.address for server in servers]
    return [
        Screen(
            addresses[n % len(addresses) :] + addresses[: n % len(addresses)],
            team.sessions[n % len(team.sessions)],
            seq,
            flaps=n < flapping,
        )
        for n in range(count)
    ]


async def _work(
    servers: Sequence[Server], team: Team, screens: list[Screen], seconds: float, kills: bool
) -> dict[int, float]:
    """seq -> when its commit was over, of all that was written."""
    words = (str(team.structure.pk), str(team.author.pk), [str(one.pk) for one in team.workers], seconds)
    async with following(screens):
        writing = asyncio.create_task(
            asyncio.to_thread(
                race, WRITERS, "tests.support.live_moderation:write", (*words, A_SECOND / WRITERS), timeout=300
            )
        )
        if kills:
            await asyncio.sleep(seconds / 3)
            await asyncio.to_thread(servers[-1].kill)
            await asyncio.sleep(seconds / 6)
            await asyncio.to_thread(servers[-1].start)
        outcomes = await writing
        if results_of(outcomes) != outcomes:
            raise RuntimeError(str(outcomes))
        commits = dict(pair for done in outcomes for pair in done)
        with contextlib.suppress(TimeoutError):  # what has not come by then is counted as missed
            async with asyncio.timeout(PATIENCE):
                while not all(screen.has(max(commits)) for screen in screens):
                    await asyncio.sleep(0.1)
    return commits
