"""The one consumer: a socket that follows streams. It checks nothing itself; the hub does, at each delivery."""

from __future__ import annotations

import asyncio
import contextlib

from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings

from live import wire
from live.hub import hub

MOST_WAITING = 4 * 1024 * 1024  # characters not yet taken by a slow phone; beyond, it reloads


class LiveConsumer(AsyncWebsocketConsumer):
    channel_layer_alias = "none"  # the hub has the only ear on the channel layer

    async def connect(self) -> None:
        # Accepted first, so that the browser reads the code: refused before, it would only know « failed ».
        await self.accept()
        self._waiting = 0
        self._frames: asyncio.Queue[str | int] = asyncio.Queue()
        self._writer = asyncio.create_task(self._write())
        self._seat = hub.join(self, self.scope["cookies"].get(settings.SESSION_COOKIE_NAME, ""))

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        try:
            hub.follow(self._seat, wire.read(text_data))
        except wire.Unreadable:
            self.end(wire.UNREADABLE)

    async def disconnect(self, code: int) -> None:
        hub.leave(self._seat)
        self._writer.cancel()

    def offer(self, frames: list[str]) -> None:
        """Frames to send, as soon as the other end takes them."""
        self._waiting += sum(map(len, frames))
        if self._waiting > MOST_WAITING:
            self.end(wire.RELOAD)
        for frame in frames:
            self._frames.put_nowait(frame)

    def end(self, code: int) -> None:
        """Close with this code; what was not sent yet is dropped."""
        hub.leave(self._seat)
        while not self._frames.empty():
            self._frames.get_nowait()
        self._frames.put_nowait(code)

    async def _write(self) -> None:
        with contextlib.suppress(Exception):  # the other end is gone: disconnect() follows
            while isinstance(frame := await self._frames.get(), str):
                await self.send(text_data=frame)
                self._waiting -= len(frame)
            await self.close(code=frame)
