"""What machines ask: is the process there, and can it do its work."""

from __future__ import annotations

import logging
from collections.abc import Callable

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from outbox import jobs

logger = logging.getLogger(__name__)


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers. Asks nothing of anybody else."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when the database, the channel layer and the jobs all answer, 503 otherwise. Says which, never why."""
    found = {name: _answers(ask) for name, ask in CHECKS.items()}
    return JsonResponse(found, status=200 if all(found.values()) else 503)


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _layer() -> bool:
    async_to_sync(_ring)()
    return True


async def _ring() -> None:
    layer = get_channel_layer()
    channel = await layer.new_channel()
    await layer.send(channel, {"type": "readyz"})
    await layer.receive(channel)


CHECKS: dict[str, Callable[[], bool]] = {"database": _database, "layer": _layer, "jobs": jobs.keeping_up}


def _answers(ask: Callable[[], bool]) -> bool:
    try:
        return ask()
    except Exception:  # whatever it is, the answer is no; the log says what
        logger.exception("not ready")
        return False
