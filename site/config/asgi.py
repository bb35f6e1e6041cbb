"""The one ASGI application: pages, live sockets, and the start and end of the process."""

from __future__ import annotations

import asyncio
import os
import warnings
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

from django.core.asgi import get_asgi_application

# WhiteNoise's files, read in a thread: right, and as small as they are.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")

pages = get_asgi_application()  # loads the apps: what follows needs them

from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from channels.security.websocket import AllowedHostsOriginValidator  # noqa: E402
from channels.sessions import CookieMiddleware  # noqa: E402
from django.conf import settings  # noqa: E402

from config.lifespan import Lifespan  # noqa: E402
from live.routing import websocket_urlpatterns  # noqa: E402


class Pages:
    """Django, a bounded number of pages at once, and bodies that end.

    Under ASGI each request has a thread and a database connection of its own, as many as there are requests: beyond
    PAGES_AT_ONCE they wait here, where waiting costs nothing. A request takes its turn once its body is whole: a phone
    that announces words and never sends them keeps nobody waiting.
    """

    def __init__(self, application: Any, at_once: int) -> None:
        self.application = application
        self.at_once = at_once
        self._turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        turns = self._turns.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(self.at_once))
        async with AsyncExitStack() as until_answered:
            take_turn = partial(until_answered.enter_async_context, turns)
            await self.application(scope, _bounded(receive, settings.LARGEST_UPLOAD, take_turn), send)


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


application = ProtocolTypeRouter(
    {
        "http": Pages(pages, settings.PAGES_AT_ONCE),
        # The cookies only: who is behind the session, the hub asks at each delivery.
        "websocket": AllowedHostsOriginValidator(CookieMiddleware(URLRouter(websocket_urlpatterns))),
        "lifespan": Lifespan(),
    }
)
