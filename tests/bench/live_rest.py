"""`bench live`, second part: what screens cost to which nothing happens, and how many one process holds."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence

from asgiref.sync import async_to_sync, sync_to_async

from journal.models import head_seq
from tests.support.live_moderation import STREAM, Team, answer_of
from tests.support.live_screens import Screen, following
from tests.support.live_server import Server

SCREENS = 20
OVER = 30.0  # seconds of each measure of the processor
HELD = 1000
PAGES = 40
EVENTS = 5


def idle(server: Server, team: Team) -> Iterator[str]:
    """The same server with no screen, then with twenty."""
    time.sleep(3)  # what it does once, at its start, is over
    alone = server.cpu_over(OVER)
    screens = [Screen([server.address], session, head_seq(STREAM)) for session in team.sessions[:SCREENS]]
    followed = async_to_sync(_held)(screens, server)
    yield f"live.idle_alone: {alone:.2f} % of a core"
    yield f"live.idle_with_{SCREENS}_screens: {followed:.2f} % of a core"
    yield f"live.idle_cost: {max(0.0, followed - alone):.2f} % of a core"


async def _held(screens: Sequence[Screen], server: Server) -> float:
    async with following(screens):
        await asyncio.sleep(2)
        return await asyncio.to_thread(server.cpu_over, OVER)


def held(server: Server, team: Team) -> Iterator[str]:
    """A thousand browsers at once in one process."""
    memory, page = server.memory, pages(server, team)
    screens = [Screen([server.address], session, head_seq(STREAM)) for session in team.more_sessions(HELD)]
    cpu, holds, meanwhile, waits, stayed = async_to_sync(_hold)(screens, server, team)
    yield f"live.held_sockets: {stayed}"
    yield f"live.held_memory: {holds:.0f} MB, {memory:.0f} MB before"
    yield f"live.held_cpu: {cpu:.1f} % of a core"
    yield f"live.page_p95_alone: {1000 * page:.0f} ms"
    yield f"live.page_p95_with_held: {1000 * meanwhile:.0f} ms"
    yield f"live.p95_at_{HELD}_screens: {1000 * waits[len(waits) * 95 // 100]:.0f} ms"


async def _hold(screens: Sequence[Screen], server: Server, team: Team) -> tuple[float, float, float, list[float], int]:
    async with following(screens):
        await asyncio.sleep(2)
        cpu = await asyncio.to_thread(server.cpu_over, OVER / 2)
        meanwhile = await asyncio.to_thread(pages, server, team)
        waits: list[float] = []
        for _ in range(EVENTS):
            after = await sync_to_async(head_seq)(STREAM)
            await sync_to_async(team.a_message)()
            begun = time.monotonic()
            async with asyncio.timeout(30):
                while not all(after + 1 in screen.seen for screen in screens):
                    await asyncio.sleep(0.05)
            waits += [screen.seen[after + 1] - begun for screen in screens]
        return cpu, server.memory, meanwhile, sorted(waits), sum(screen.lines == 1 for screen in screens)


def pages(server: Server, team: Team) -> float:
    """Seconds that the page takes, for 95 of a hundred, one after the other."""
    waits = []
    for number in range(PAGES):
        begun = time.monotonic()
        status, _ = answer_of(server.address, team.sessions[number % len(team.sessions)])
        waits.append(time.monotonic() - begun)
        if status != 200:
            raise RuntimeError(f"the page answered {status}")
    return sorted(waits)[len(waits) * 95 // 100]
