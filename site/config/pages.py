"""Django's pages under ASGI: a bounded number at once, on threads that stay."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any
from weakref import WeakKeyDictionary

from asgiref.sync import ThreadSensitiveContext, sync_to_async
from django.conf import settings
from django.core.handlers.asgi import ASGIHandler
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.dispatch import receiver

_here = threading.local()


def _stay() -> None:
    """First thing in a thread of `Pages`."""
    _here.stays = True


@receiver(connection_created, dispatch_uid="pages keep their connection")
def _keep(connection: BaseDatabaseWrapper, **_said: Any) -> None:
    """A new connection reads SQLite's whole schema before its first answer: a thread that stays keeps its own. Not
    CONN_MAX_AGE, which would keep those of threads that end, too. (PostgreSQL has a pool: config.environment.)"""
    if getattr(_here, "stays", False) and connection.vendor == "sqlite":
        connection.close_at = None


class OneThread(ASGIHandler):
    """Django's handler, whose middlewares and view run one after the other in one thread.

    Django's own goes to the thread and back for each middleware: thirty times a page, with nothing to wait for in
    between, as all we have are synchronous.
    """

    def load_middleware(self, is_async: bool = False) -> None:
        super().load_middleware(is_async=False)
        self._middleware_chain: Any = sync_to_async(self._middleware_chain)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await self.handle(scope, receive, send)  # without the thread that Django takes for each request: see Pages


class Pages:
    """Pages take turns, bodies end, and a turn comes with a thread that stays, and so does its database connection.

    Django takes a thread and a connection for each request, as many as there are requests: beyond `at_once` they wait
    here, where waiting costs nothing. A request takes its turn once its body is whole: a phone that announces words
    and never sends them keeps nobody waiting. A new connection reads SQLite's whole schema again: kept threads are
    what makes it worth keeping connections (config.environment).
    """

    def __init__(self, application: Any, at_once: int) -> None:
        self.application = application
        self.at_once = at_once
        self._turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()
        self._free: list[ThreadPoolExecutor] = []  # the last one used first: its connection has read most

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        async with AsyncExitStack() as until_answered:

            async def take_turn() -> None:
                await until_answered.enter_async_context(self._turn())

            await self.application(scope, _bounded(receive, settings.LARGEST_UPLOAD, take_turn), send)

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        turns = self._turns.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(self.at_once))
        async with turns:
            thread = self._free.pop() if self._free else ThreadPoolExecutor(1, "page", initializer=_stay)
            try:
                async with ThreadSensitiveContext(executor=thread):
                    yield
            finally:
                self._free.append(thread)

    def close(self) -> None:
        """Close the threads that wait, and their connections."""
        while self._free:
            thread = self._free.pop()
            thread.submit(connections.close_all)
            thread.shutdown()


def _bounded(receive: Any, limit: int, when_whole: Callable[[], Awaitable[None]]) -> Any:
    """A body sent in pieces announces no length: the one that passes `limit` bytes is cut, as if the phone had left.

    when_whole: awaited once, before the last piece is handed on.
    """
    taken = 0
    whole = False

    async def receive_some() -> Any:
        nonlocal taken, whole
        message = await receive()
        if message["type"] == "http.request":
            taken += len(message.get("body", b""))
            if taken > limit:
                return {"type": "http.disconnect"}
            if not whole and not message.get("more_body"):
                whole = True
                await when_whole()
        return message

    return receive_some
