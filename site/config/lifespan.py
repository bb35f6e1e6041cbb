"""What begins and ends with the server process: the jobs' thread, and the hub of live views."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from django.conf import settings

from live.hub import hub
from outbox import jobs

logger = logging.getLogger(__name__)


class Lifespan:
    """The ASGI lifespan of the house. Jobs start with the first process and end before the last page is answered."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                hub.start()
                if settings.JOBS == "thread":
                    jobs.start()
                await send({"type": "lifespan.startup.complete"})
            else:
                if settings.JOBS == "thread":
                    # In a thread: it waits for the work in hand, and the loop has sockets to close meanwhile.
                    await asyncio.to_thread(jobs.stop)
                await hub.stop()
                await send({"type": "lifespan.shutdown.complete"})
                return
