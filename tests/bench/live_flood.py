"""`bench live`, third part: what nobody of ours sends, from several clients at once, while others read their pages."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus

from tests.bench.live_rest import pages
from tests.support.live_moderation import STREAM, Team
from tests.support.live_screens import opened
from tests.support.live_server import Server
from tests.support.servers import race, results_of

SECONDS = 12.0
AT_REST = 5  # percent of a core
FAST = 1000  # messages a second of one client


async def _fast(end: ClientConnection) -> None:
    begun = time.monotonic()
    for number in range(10**9):
        await end.send('{"streams": {"%s": 0}}' % STREAM)  # noqa: UP031
        await asyncio.sleep(max(0.0, begun + number / FAST - time.monotonic()))


def _once(words: str | bytes, *, text: bool | None = None) -> Callable[[ClientConnection], Awaitable[None]]:
    async def say(end: ClientConnection) -> None:
        await end.send(words, text=text)
        await asyncio.wait_for(end.recv(), 5)

    return say


SAID: dict[str, Callable[[ClientConnection], Awaitable[None]]] = {
    "fast": _fast,
    "no_json": _once("bonjour"),
    "binary": _once(b"\x00\xff"),
    "no_text": _once(b"\xc3(", text=True),
    "large": _once("x" * 2**20),
    "unknown": _once('{"streams": {"nothing": 0}}'),
    "future": _once('{"streams": {"%s": 9000000000}}' % STREAM),  # noqa: UP031
}


def attack(address: str, sessions: Sequence[str], seconds: float) -> dict[str, Counter[int]]:
    """In a process of its own: every kind at once, each by one browser that comes back; codes by kind."""
    codes = {kind: Counter() for kind in (*SAID, "foreign")}
    asyncio.run(_attack(address, sessions, time.monotonic() + seconds, codes))
    return codes


async def _attack(address: str, sessions: Sequence[str], until: float, codes: dict[str, Counter[int]]) -> None:
    each = zip(SAID.items(), sessions, strict=True)
    kinds = [_again(address, session, until, say, codes[kind]) for (kind, say), session in each]
    await asyncio.gather(*kinds, _from_elsewhere(address, until, codes["foreign"]))


async def _again(address: str, session: str, until: float, say: Callable, codes: Counter[int]) -> None:
    while time.monotonic() < until:
        try:
            async with opened(address, session, close_timeout=1, compression=None) as end:
                with contextlib.suppress(ConnectionClosed):
                    await asyncio.wait_for(say(end), max(0.1, until - time.monotonic()))
            codes[end.close_code or 1006] += 1
        except InvalidStatus as refused:
            codes[refused.response.status_code] += 1
        except (OSError, InvalidHandshake, TimeoutError):
            codes[0] += 1
        await asyncio.sleep(0.05)


async def _from_elsewhere(address: str, until: float, codes: Counter[int]) -> None:
    while time.monotonic() < until:
        try:
            async with connect(f"{address.replace('http', 'ws')}/ws/live/", origin="https://ailleurs.example"):
                codes[101] += 1
        except InvalidStatus as refused:
            codes[refused.response.status_code] += 1
        except (OSError, InvalidHandshake, TimeoutError):
            codes[0] += 1
        await asyncio.sleep(0.02)


def flooded(server: Server, team: Team) -> Iterator[str]:
    """The attack itself takes processor: the pages are read too while it is another server that is attacked."""
    while server.cpu_over(2) > AT_REST:  # it takes leave of those that were there before
        pass
    rest = pages(server, team)
    other = Server(JOBS="off")
    try:
        pages(other, team)  # it has read all that a page is made of
        elsewhere, _codes = _pages_while_attacked(other, server, team)
    finally:
        other.stop()
    before = len(server.lines())
    under, codes = _pages_while_attacked(server, server, team)
    written = server.lines()[before:]
    yield f"live.flood_refused: {sum(map(Counter.total, codes.values()))}"
    for kind, found in codes.items():
        said = ", ".join(f"{code} × {count}" for code, count in sorted(found.items()))
        yield f"live.flood_{kind}: {said or 'none'}"
    yield f"live.flood_log_lines: {len(written)}"
    yield f"live.flood_tracebacks: {sum('Traceback' in line or 'Error' in line for line in written)}"
    yield f"live.page_p95_at_rest: {1000 * rest:.0f} ms"
    yield f"live.page_p95_flood_elsewhere: {1000 * elsewhere:.0f} ms"
    yield f"live.page_p95_under_flood: {1000 * under:.0f} ms"


def _pages_while_attacked(attacked: Server, read: Server, team: Team) -> tuple[float, dict[str, Counter[int]]]:
    """Seconds that a page takes for 95 of a hundred, and the codes of each kind of attack."""
    sessions = team.more_sessions(len(SAID))
    outcomes: list[dict[str, Counter[int]]] = []
    attacking = threading.Thread(
        target=lambda: outcomes.extend(
            race(1, "tests.bench.live_flood:attack", (attacked.address, sessions, SECONDS), timeout=120)
        )
    )
    attacking.start()
    time.sleep(2)
    under = pages(read, team)
    attacking.join()
    [codes] = results_of(outcomes)
    return under, codes
