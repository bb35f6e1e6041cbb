"""`manage.py bench sharing`: parts of a plan closed to structures whose workers look at them, while somebody writes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from django.core.management import call_command

from tests.live.shared_parts import revoke_under_sockets, rights_asked_once
from tests.support.servers import site_in_thread, site_processes

PARTNERS = 10
ROUNDS = 22


def run(options: Any) -> Iterator[str]:
    call_command("collectstatic", interactive=False, verbosity=0)  # pieces of the plan draw icons
    with site_processes(options.workers, JOBS="off", REDIS_URL=os.environ.get("REDIS_URL", "")) as addresses:
        figures = revoke_under_sockets(*addresses, partners=PARTNERS, rounds=ROUNDS)
    yield f"sharing.closings: {figures.tried}"
    yield f"sharing.sockets_closed: {figures.closed} of {figures.tried}"
    yield f"sharing.slowest: {1000 * figures.slowest:.0f} ms"
    yield f"sharing.delivered_after_a_second: {figures.delivered_after}"
    yield f"sharing.in_flight: {figures.in_flight}"
    yield f"sharing.others_shown_everything: {figures.kept_whole} of {figures.kept}"
    with rights_asked_once(), site_in_thread() as address:
        naive = revoke_under_sockets(address, partners=4, rounds=1)
    yield f"sharing.naive_delivered_after_a_second: {naive.delivered_after}"
