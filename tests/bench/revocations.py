"""`manage.py bench revocations`: rights end under open sockets while the streams are written in without a pause.

The rival is the usual way: the right is asked when the socket opens, and believed from then on.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from asgiref.sync import async_to_sync
from django.core.management import call_command

from tests.support.revocations import House, Round, hold
from tests.support.servers import site_processes

PLANS = 10  # six rights each
ROUNDS = 17
OVER = 2.0  # seconds over which the rights of one round end
TRUSTING = "tests.support.live_trusting:application"


def run(options: Any) -> Iterator[str]:
    """How many rights ended, what came more than a second later, and what those who kept theirs received."""
    call_command("collectstatic", verbosity=0, interactive=False)  # what comes down the sockets has icons
    house = House.build(PLANS)
    rounds = _rounds(house, ROUNDS, options.workers)
    revoked = [end for one in rounds for end in one.revoked]
    waits = sorted(end.wait for end in revoked)
    naive = _rounds(house, 1, 1, application=TRUSTING)[0].revoked
    yield f"revocations.tried: {len(revoked)}"
    yield f"revocations.delivered_after: {sum(end.late() for end in revoked)}"
    yield f"revocations.still_open: {sum(end.closed is None for end in revoked)}"
    yield f"revocations.kept_received: {sum(one.received for one in rounds)} of {sum(one.expected for one in rounds)}"
    yield f"revocations.kept_closed: {sorted(code for one in rounds for code in one.kept_closed) or 'none'}"
    yield f"revocations.kept_caught_up: {1000 * max(one.caught_up for one in rounds):.0f} ms"
    yield f"revocations.p50: {1000 * waits[len(waits) // 2]:.0f} ms"
    yield f"revocations.p99: {1000 * waits[len(waits) * 99 // 100]:.0f} ms"
    yield f"revocations.slowest: {1000 * waits[-1]:.0f} ms"
    yield f"revocations.naive_tried: {len(naive)}"
    yield f"revocations.naive_delivered_after: {sum(end.late() for end in naive)}"


def _rounds(house: House, count: int, workers: int, *, application: str = "config.asgi:application") -> list[Round]:
    shared = {"REDIS_URL": os.environ.get("REDIS_URL", "")}
    with site_processes(workers, application=application, JOBS="off", **shared) as addresses:
        return [async_to_sync(hold)(addresses, house, seconds=OVER) for _ in range(count)]
