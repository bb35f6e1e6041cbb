"""Our own server in one process, as the demo runs it: pages, sockets, jobs."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from typing import Any

import uvicorn

from live.wire import LARGEST

# A larger frame is refused before it is whole. With uvicorn's own command: --ws websockets-sansio --ws-max-size 16384.
SOCKETS: dict[str, Any] = {"ws": "websockets-sansio", "ws_max_size": LARGEST}


class PortTaken(OSError):
    """Somebody already listens there."""


def listen(port: int, host: str = "127.0.0.1") -> socket.socket:
    """A bound socket. 0 lets the machine choose. Raises PortTaken."""
    taken = socket.socket()
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((host, port))
    except OSError as error:
        taken.close()
        raise PortTaken(str(port)) from error
    return taken


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, when_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.when_ready = when_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.when_ready()


def serve(on: socket.socket, when_ready: Callable[[], None]) -> bool:
    """Serve until SIGTERM or SIGINT; True when it could start. `when_ready` is called once the address answers."""
    config = uvicorn.Config(
        "config.asgi:application",
        **SOCKETS,
        log_config=None,  # settings.LOGGING, which masks
        lifespan="on",
        timeout_graceful_shutdown=3,
        server_header=False,
    )
    server = _Server(config, when_ready)
    # uvicorn repeats the signal once it has closed everything: here it has nothing left to say.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _already_done)
    server.run([on])
    return server.started


def _already_done(number: int, frame: Any) -> None: ...
