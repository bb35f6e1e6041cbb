"""What begins and ends with the server process: the jobs' thread, and the hub of live views."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.urls import reverse

from live.hub import hub
from outbox import jobs


class Lifespan:
    """The ASGI lifespan of the house. Jobs start with the first process and end before the last page is answered.

    at_the_end: called last, in a thread.
    """

    def __init__(self, at_the_end: Callable[[], None]) -> None:
        self.at_the_end = at_the_end

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                _settle_in()
                hub.start()
                if settings.JOBS == "thread":
                    jobs.start()
                await send({"type": "lifespan.startup.complete"})
            else:
                if settings.JOBS == "thread":
                    # In a thread: it waits for the work in hand, and the loop has sockets to close meanwhile.
                    await asyncio.to_thread(jobs.stop)
                await hub.stop()
                await asyncio.to_thread(self.at_the_end)
                gc.unfreeze()
                await send({"type": "lifespan.shutdown.complete"})
                return


def _settle_in() -> None:
    """Before the first visitor: all the addresses are read, which she would wait for. What is here by now stays until
    the end, and is looked at no more by the collector, whose full rounds would make every screen wait.
    """
    reverse("probes:healthz")
    gc.collect()
    gc.freeze()
