"""`manage.py bench live`: the moderation page followed by many, on real servers, while messages come and are decided.

The rivals are the usual ways: the event itself sent through the channel layer, to a reader that is busy for a moment;
a decision that reads, looks, then saves. Its parts are beside it, what it knows of moderation in tests/support.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator
from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import InMemoryChannelLayer
from django.core.management import call_command

from tests.bench.live_flood import flooded
from tests.bench.live_load import at_rest, under_load
from tests.bench.live_rest import held, idle
from tests.concurrency.test_decisions import ITEMS, race_to_decide
from tests.support.live_moderation import Team
from tests.support.live_server import Server
from tests.support.servers import race, results_of

WORKERS = 20
CASES = 10_000  # messages that two moderators decide at the same time
AT_ONCE = 1000  # of them in one race
NAIVE_RACES = 5
NAIVE_EVENTS = 400


def run(options: Any) -> Iterator[str]:
    """Figures of the contract: what was missed, what came twice, how soon, at what cost, and who decided twice."""
    call_command("collectstatic", verbosity=0, interactive=False)
    team = Team.build(WORKERS)
    with contextlib.ExitStack() as stack:
        servers = [Server(JOBS="thread" if n == 0 else "off") for n in range(options.workers)]
        for server in servers:
            stack.callback(server.stop)
        yield from idle(servers[0], team)
        yield from at_rest(servers, team)
        yield from held(servers[0], team)
        yield from flooded(servers[0], team)
        yield from under_load(servers, team)
    yield f"live.naive_events: {NAIVE_EVENTS}"
    yield f"live.naive_missed: {async_to_sync(_naive)(NAIVE_EVENTS)}"
    yield from _decisions(team)


def _decisions(team: Team) -> Iterator[str]:
    doubles = seconds = 0
    moderators = [worker.pk for worker in team.workers[:2]]
    for _ in range(CASES // AT_ONCE):
        items = team.messages(AT_ONCE)
        outcomes = race(2, "tests.support.live_moderation:decide", [(items, one) for one in moderators], timeout=300)
        if results_of(outcomes) != outcomes:
            raise RuntimeError(str(outcomes))
        doubles += sum(decided for decided, _ in outcomes) - AT_ONCE
        seconds += sum(second for _, second in outcomes)
    yield f"live.decisions_raced: {CASES}"
    yield f"live.came_second: {seconds}"
    yield f"live.double_decisions: {doubles}"
    naive = [race_to_decide("decide_all_naively")[1] for _ in range(NAIVE_RACES)]
    found = sum(decided for outcomes in naive for decided, _second in outcomes) - NAIVE_RACES * ITEMS
    yield f"live.naive_decisions_raced: {NAIVE_RACES * ITEMS}"
    yield f"live.naive_double_decisions: {found}"


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
