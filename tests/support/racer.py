"""What the processes of `tests.support.servers` run. The fork server loads it first: each starts with Django ready."""

from __future__ import annotations

import importlib
import os
import pickle
from typing import Any

import django
from django.apps import apps
from django.conf import settings

if not apps.ready:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    django.setup()
    importlib.import_module(settings.ROOT_URLCONF)  # once, and not in each of those that ask for a page


def run(database: dict[str, Any], target: str, args: tuple, barrier: Any, lane: Any) -> None:
    """Connect to `database`, wait for the others at the barrier, run, and send back what came out."""
    from django.db import connections

    connection = connections["default"]
    connection.settings_dict.update(database)
    try:
        module, _, name = target.partition(":")
        function = getattr(importlib.import_module(module), name)
        connection.ensure_connection()
        barrier.wait(30)
        outcome = function(*args)
    except BaseException as error:
        outcome = error
    try:
        lane.send(outcome)
    except (pickle.PicklingError, TypeError, AttributeError):
        lane.send(RuntimeError(f"{type(outcome).__name__}: {outcome}"))
    lane.close()
    connections.close_all()


def serve(database: dict[str, Any], application: str, port: int, environment: dict[str, str]) -> None:
    """Be a server of `application` on 127.0.0.1, on `database` and with what `environment` says of Valkey."""
    import uvicorn
    from django.db import connections
    from django.test import override_settings

    from config.environment import cache, channel_layer
    from config.server import SOCKETS

    os.environ.clear()
    os.environ.update(environment)
    connections["default"].settings_dict.update(database)
    redis_url = environment.get("REDIS_URL", "")
    with override_settings(CHANNEL_LAYERS={"default": channel_layer(redis_url)}, CACHES={"default": cache(redis_url)}):
        uvicorn.run(
            application,
            port=port,
            **SOCKETS,
            log_level="warning",
            timeout_graceful_shutdown=2,
        )
