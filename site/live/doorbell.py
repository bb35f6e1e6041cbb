"""The doorbell between processes: « somebody wrote », without saying what. Lost or late, it costs one second.

An in-memory channel layer rings for nobody: there is only one server then, and its hub is woken directly. What another
process writes beside it is noticed in the file, where the database is one.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sqlite3
import threading
from collections.abc import Callable
from functools import cache

from channels.layers import BaseChannelLayer, InMemoryChannelLayer, get_channel_layer
from django.db import connection

log = logging.getLogger(__name__)

GROUP = "live"
WATCH = 0.1  # seconds between two looks at the counter


def ring(loop: asyncio.AbstractEventLoop | None) -> None:
    """Wake the other processes, on the hub's loop or else one of our own. From any thread; never waits."""
    if (layer := _shared_layer()) is not None:
        with contextlib.suppress(RuntimeError):  # the loop is closing
            asyncio.run_coroutine_threadsafe(_send(layer), loop or _own_loop())


async def listen(wake: Callable[[], None]) -> None:
    """Call `wake` each time another process rings, until cancelled. Tries again when the layer is away."""
    layer = _shared_layer()
    while layer is not None:
        try:
            channel = await layer.new_channel()
            await layer.group_add(GROUP, channel)
            while await layer.receive(channel):
                wake()
        except Exception as error:
            log.warning("the channel layer is away (%s): live views are up to a second late", type(error).__name__)
            await asyncio.sleep(1)


async def watch(notice: Callable[[], None]) -> None:
    """Call `notice` soon after each commit in SQLite's file, whoever wrote it, until cancelled. Elsewhere, never.

    On a connection of its own, on the loop: this reads a counter in shared memory, and waits for nobody.
    """
    if connection.vendor != "sqlite" or connection.is_in_memory_db():
        return
    with contextlib.closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as file:
        before = None
        while True:
            with contextlib.suppress(sqlite3.Error):
                (now,) = file.execute("PRAGMA data_version").fetchone()
                if now != before:
                    before = now
                    notice()
            await asyncio.sleep(WATCH)


async def _send(layer: BaseChannelLayer) -> None:
    try:
        await layer.group_send(GROUP, {"type": "wake"})
    except Exception as error:
        log.warning("the channel layer is away (%s): live views are up to a second late", type(error).__name__)


def _shared_layer() -> BaseChannelLayer | None:
    layer = get_channel_layer()
    return None if isinstance(layer, InMemoryChannelLayer) else layer


@cache
def _own_loop() -> asyncio.AbstractEventLoop:
    """Where no hub runs (a worker that serves pages, the jobs' process), a thread keeps the connection to the layer."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="doorbell", daemon=True).start()
    return loop
