"""The one consumer: a socket that follows streams. It checks no right itself; the hub does, at each delivery."""

from __future__ import annotations

import asyncio
import contextlib
import time
from typing import Any

from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings

from live import refusals, wire
from live.hub import PACE, hub

MOST_WAITING = 4 * 1024 * 1024  # characters not yet taken by a slow phone; beyond, it reloads
BURST = 40  # frames that a client may send at once
A_SECOND = 5  # and then in each second: a page says where its reader is every 10 s, and when she goes elsewhere


class LiveConsumer(AsyncWebsocketConsumer):
    channel_layer_alias = "none"  # the hub has the only ear on the channel layer

    async def dispatch(self, message: dict[str, Any]) -> None:
        # Channels' own first goes to a thread and back for each message, to close connections that we do not open.
        await getattr(self, message["type"].replace(".", "_"))(message)

    async def connect(self) -> None:
        # Accepted first, so that the browser reads the code: refused before, it would only know « failed ».
        await self.accept()
        self._merged = False
        self._code: int | None = None
        self._frames: list[str] = []
        self._waiting = 0
        self._something = asyncio.Event()
        self._over = asyncio.Event()
        self._words, self._counted_at = float(BURST), time.monotonic()
        self._writer = asyncio.create_task(self._write())
        self._seat = hub.join(self, self.scope["cookies"].get(settings.SESSION_COOKIE_NAME, ""))

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        if self._code is not None:
            return
        if not self._may_speak():
            refusals.note(f"{wire.TOO_MUCH}, too fast")
            self.end(wire.TOO_MUCH)
            return
        try:
            wishes = wire.read(text_data)
            hub.follow(self._seat, wishes)
            self._merged = self._merged or wishes.merged
        except wire.Unreadable:
            refusals.note(f"{wire.UNREADABLE}, unreadable")
            self.end(wire.UNREADABLE)

    def _may_speak(self) -> bool:
        moment = time.monotonic()
        self._words = min(BURST, self._words + A_SECOND * (moment - self._counted_at)) - 1
        self._counted_at = moment
        return self._words >= 0

    async def disconnect(self, code: int) -> None:
        if code in (1007, 1009):  # said by the server itself, before we saw the frame
            refusals.note(f"{code}, too large or no text")
        hub.leave(self._seat)
        self._writer.cancel()

    def offer(self, frames: list[str]) -> None:
        """Frames to send, as soon as the other end takes them."""
        self._waiting += sum(map(len, frames))
        if self._waiting > MOST_WAITING:
            self.end(wire.RELOAD)
        elif frames:
            self._frames += frames
            self._something.set()

    def end(self, code: int) -> None:
        """Close with this code; what was not sent yet is dropped."""
        hub.leave(self._seat)
        if self._code is None:
            self._code = code
            self._something.set()
            self._over.set()

    async def _write(self) -> None:
        with contextlib.suppress(Exception):  # the other end is gone: disconnect() follows
            while self._code is None:
                await self._something.wait()
                self._something.clear()
                frames, self._frames = self._frames, []
                for frame in wire.merge(frames) if self._merged else frames:
                    if self._code is None:
                        await self.send(text_data=frame)
                self._waiting -= sum(map(len, frames))
                if self._merged and frames:
                    await self._pause()
            await self.close(code=self._code)

    async def _pause(self) -> None:
        """What comes before a tenth of a second is over goes with the next frame; the end waits for nothing."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PACE):
                await self._over.wait()
