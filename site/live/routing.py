"""Where sockets come in: from our own pages, to one address. Whatever else is refused before it is accepted (403)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from channels.routing import URLRouter
from channels.sessions import CookieMiddleware
from django.conf import settings
from django.http.request import validate_host
from django.urls import path, re_path

from live import openings, refusals
from live.consumers import LiveConsumer


async def elsewhere(scope: Any, receive: Any, send: Any) -> None:
    """No such address. Without this route, an error of ours."""
    refusals.note("403, no such address")
    await _refuse(receive, send)


async def _refuse(receive: Any, send: Any) -> None:
    await receive()
    await send({"type": "websocket.close"})


websocket_urlpatterns = [
    path("ws/live/", LiveConsumer.as_asgi()),  # pyrefly: ignore[no-matching-overload]  channels routes with Django's paths
    re_path("", elsewhere),  # pyrefly: ignore[no-matching-overload]
]


def is_ours(origin: bytes) -> bool:
    """Whether a page at this origin is one of ours. It may hold anything."""
    try:
        host = urlsplit(origin.decode("latin-1")).hostname
    except ValueError:
        return False
    return host is not None and validate_host(host, settings.ALLOWED_HOSTS)


class OurPages:
    """Hands on the sockets that a page of ours opens. A page of another site opens them with the reader's cookies."""

    def __init__(self, application: Any) -> None:
        self.application = application

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        origins = [value for name, value in scope["headers"] if name == b"origin"]
        if len(origins) == 1 and is_ours(origins[0]):
            await self.application(scope, receive, send)
        else:
            refusals.note("403, from another site")
            await _refuse(receive, send)


class NotTooOften:
    """Hands on the sockets of whoever does not open too many (403 otherwise, before anything is made for it)."""

    def __init__(self, application: Any) -> None:
        self.application = application

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        session = scope["cookies"].get(settings.SESSION_COOKIE_NAME, "")
        address, _port = scope.get("client") or ("", 0)
        if openings.may_open(session, address):
            await self.application(scope, receive, send)
            return
        refusals.note("403, opened too often")
        await _refuse(receive, send)


# The cookies only: who is behind the session, the hub asks at each delivery.
sockets = OurPages(CookieMiddleware(NotTooOften(URLRouter(websocket_urlpatterns))))
