"""The hub: one per process. It reads the journal for all the sockets of the process, in one thread, once per stream.

The journal is the truth; a wake-up only says « look now ». It looks again within a second anyway.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
import uuid
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from django.db import close_old_connections

from journal.events import RIGHTS
from live import doorbell, presence, streams, wire
from live.looking import Delivery, Follower, Places, looks

log = logging.getLogger(__name__)

REREAD = 0.7  # seconds between two looks when nobody rings: what ends without a word ends within a second
PACE = 0.1  # seconds between two looks when somebody does: at most one burst of frames per socket in each
AT_ONCE = 0.3  # seconds that one look may last: then sessions and rights are asked again before more is shown
ASK_ALL = 15.0  # seconds between two checks of the rights of those to whom nothing happens and nobody told of a change


class Socket(Protocol):
    """What the hub needs of a consumer. Neither call waits."""

    def offer(self, frames: list[str]) -> None: ...
    def end(self, code: int) -> None: ...


@dataclass(eq=False)
class Seat:
    """A socket, the streams it follows, and where its user is in them: stream -> (where, until this time)."""

    socket: Socket
    session: str
    follows: dict[str, Follower] = field(default_factory=dict)
    here: dict[str, tuple[str, float]] = field(default_factory=dict)


class Hub:
    def __init__(self) -> None:
        self.loop: asyncio.AbstractEventLoop | None = None
        self._name = ""
        self._seats: set[Seat] = set()
        self._tasks: list[asyncio.Task] = []
        self._bell = asyncio.Event()
        self._thread: ThreadPoolExecutor | None = None
        self._asked_all = 0.0
        self._shown: dict[str, float] = {}  # stream -> when somebody was last handed something of it

    def start(self) -> None:
        """Begin to look, on the running loop. Asked twice, begins once."""
        loop = asyncio.get_running_loop()
        if self.loop is loop:
            return
        if self._thread is not None:  # of another loop, which is no more
            self._thread.shutdown(wait=False)
        self.loop, self._bell, self._seats = loop, asyncio.Event(), set()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="live")
        # Not before: a server that loads the house, then forks, has several processes of one __init__.
        self._name = uuid.uuid4().hex
        self._tasks = [loop.create_task(self._run()), loop.create_task(doorbell.listen(self.wake))]

    async def stop(self) -> None:
        """Let the sockets go (they come back to the next process) and the threads end."""
        if self.loop is None:
            return
        self.loop = None
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for seat in self._seats:
            seat.socket.end(1001)
        self._seats = set()
        self._thread.shutdown()

    def wake(self) -> None:
        """Look now. From any thread; does nothing where no hub runs."""
        if self.loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop was closed in between: nobody is left to tell
                self.loop.call_soon_threadsafe(self._bell.set)

    def join(self, socket: Socket, session: str) -> Seat:
        """A socket has come. On the hub's loop, as all that follows."""
        self.start()
        seat = Seat(socket, session)
        self._seats.add(seat)
        return seat

    def leave(self, seat: Seat) -> None:
        self._seats.discard(seat)
        if seat.here:
            self._bell.set()

    def follow(self, seat: Seat, wishes: wire.Wishes) -> None:
        """Take what a client asked for. Raises wire.Unreadable: too many streams, or in one it does not follow."""
        for name, after in wishes.streams.items():
            seat.follows[name] = Follower(seat.session, name, after)
        if len(seat.follows) > wire.MOST_STREAMS:
            raise wire.Unreadable
        if wishes.here:
            stream, where = wishes.here
            if stream not in seat.follows:
                raise wire.Unreadable
            seat.here[stream] = (where, time.monotonic() + presence.LIFE)
        self._bell.set()

    async def _run(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(REREAD):
                    await self._bell.wait()
            self._bell.clear()
            try:
                await self._round()
            except Exception:
                log.exception("a look of the hub failed; the next one tries again")
            await asyncio.sleep(PACE)

    async def _round(self) -> None:
        if not self._seats:
            return
        ask_all = time.monotonic() - self._asked_all > ASK_ALL
        if ask_all:
            self._asked_all = time.monotonic()
        seats = {follower: seat for seat in self._seats for follower in seat.follows.values()}
        # The stream that waited longest comes first: a look with too much to draw leaves the last ones for the next.
        names = {follower.stream for follower in seats}
        self._shown = {name: self._shown.get(name, 0.0) for name in names}
        followers = sorted(seats, key=lambda follower: self._shown[follower.stream])
        places = [
            (seat.session, stream, where)
            for seat in self._seats
            for stream, (where, until) in seat.here.items()
            if until > time.monotonic() and seat.follows[stream].asked  # nobody is where she may not be
        ]
        work = partial(self._look, seats, followers, Places(self._name, places), ask_all)
        await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _look(self, seats: dict[Follower, Seat], followers: list[Follower], places: Places, ask_all: bool) -> None:
        """In the thread of the database. What is drawn is handed over at once: a right that was asked grows old."""
        until = time.monotonic() + AT_ONCE
        close_old_connections()
        try:
            for deliveries in looks(followers, places=places, ask_all=ask_all):
                if (loop := self.loop) is None:
                    return
                loop.call_soon_threadsafe(self._hand_all, seats, deliveries)
                if time.monotonic() > until:
                    self.wake()
                    return
        finally:
            close_old_connections()

    def _hand_all(self, seats: dict[Follower, Seat], deliveries: dict[Follower, Delivery]) -> None:
        for follower, delivery in deliveries.items():
            seat = seats[follower]
            if seat in self._seats and seat.follows.get(follower.stream) is follower:
                self._shown[follower.stream] = time.monotonic()
                self._hand(seat, follower, delivery)

    def _hand(self, seat: Seat, follower: Follower, delivery: Delivery) -> None:
        if delivery.close is not None:
            self.leave(seat)
            seat.socket.end(delivery.close)
        else:
            if not follower.asked and follower.stream in seat.here:
                self._bell.set()  # she may be there: the others can know
            follower.asked, follower.rights, follower.view = True, delivery.rights, delivery.view
            follower.after, follower.here, follower.ends = delivery.after, delivery.here, delivery.ends
            seat.socket.offer(delivery.frames)


hub = Hub()


def tell(names: Iterable[str]) -> None:
    """After a commit that wrote in these streams: wake the hubs, here and in the other processes. From any thread."""
    # Some streams are live for nobody: who read a plan, for instance.
    if any(name == RIGHTS or streams.is_followed(name) for name in names):
        hub.wake()
        doorbell.ring(hub.loop)
