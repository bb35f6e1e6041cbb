"""The hub: one per process. It reads the journal for all the sockets of the process, in one thread, once per stream.

The journal is the truth; a wake-up only says « look now ». It looks again within a second anyway, unless nothing was
written in the database since, and nothing has come to its end.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import logging
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

from django.db import close_old_connections, connections

from journal.events import RIGHTS
from kit.time import now, today
from live import doorbell, presence, refusals, stillness, streams, wire
from live.looking import Delivery, Follower, Places, Scene, heads_of, is_behind, looks, meet

log = logging.getLogger(__name__)

REREAD = 0.7  # seconds between two looks when nobody rings: what ends without a word ends within a second
PACE = 0.1  # seconds between two looks that find something, and between two frames of a socket that takes them merged
UNHEARD = 0.04  # the same after a look that found nothing to say, so that what comes next does not wait for it
AT_ONCE = 0.3  # seconds that one look may last: then sessions and rights are asked again before more is shown
ASK_ALL = 15.0  # seconds between two checks of the rights of those to whom nothing happens and nobody told of a change
MOST_OF_ONE = 20  # sockets of one session
MOST_SILENT = 2000  # sockets that follow nothing yet, in this process
SILENCE = 10.0  # seconds that one may follow nothing


class Socket(Protocol):
    """What the hub needs of a consumer. Neither call waits."""

    def offer(self, frames: list[str]) -> None: ...
    def end(self, code: int) -> None: ...


@dataclass(eq=False)
class Seat:
    """A socket, the streams it follows, and where its user is in them: stream -> (where, until this time)."""

    socket: Socket
    session: str
    came: float = field(default_factory=time.monotonic)
    follows: dict[str, Follower] = field(default_factory=dict)
    here: dict[str, tuple[str, float]] = field(default_factory=dict)


@dataclass
class Calm:
    """How a whole look left things: the next one would find the same, as long as this holds."""

    mark: object  # what was written until then
    day: dt.date  # rights are dated
    places: Places
    scene: Scene
    until: dt.datetime | None = None  # when the first session or view ends by itself

    def holds(self, places: Places) -> bool:
        """In the thread of the database, on the connection that made the mark."""
        if self.mark is None or self.day != today() or self.places != places:
            return False
        if (self.until is not None and self.until <= now()) or self.mark != stillness.mark():
            return False
        # Those who are in other processes come and go without a word in the database.
        shown = self.scene.presences
        return not (shown and presence.is_shared()) or meet(shown, self.scene.viewers, places) == shown

    def has_news(self, names: Iterable[str]) -> bool:
        """Whether one of the streams that were looked at went on since: what was written may also be none of theirs."""
        return self.mark != stillness.mark() and self.scene.heads != heads_of(names)


class Hub:
    def __init__(self) -> None:
        self.loop: asyncio.AbstractEventLoop | None = None
        self._name = ""
        self._seats: set[Seat] = set()
        self._tasks: list[asyncio.Task] = []
        self._bell = asyncio.Event()
        self._rung = False  # and it was no mere notice
        self._thread: ThreadPoolExecutor | None = None
        self._asked_all = self._looked = 0.0
        self._calm: Calm | None = None
        self._handed = False  # since the last look began
        self._worked = 0.0  # seconds of processor of the last look
        self._silent: dict[Seat, None] = {}  # those that follow nothing yet, in the order in which they came
        self._of_one: Counter[str] = Counter()  # session -> its sockets
        self._shown: dict[str, float] = {}  # stream -> when somebody was last handed something of it

    def start(self) -> None:
        """Begin to look, on the running loop. Asked twice, begins once."""
        loop = asyncio.get_running_loop()
        if self.loop is loop:
            return
        self._close_thread(wait=False)  # of another loop, which is no more
        self.loop, self._bell, self._calm = loop, asyncio.Event(), None
        self._seats, self._silent, self._of_one = set(), {}, Counter()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="live")
        # Not before: a server that loads the house, then forks, has several processes of one __init__.
        self._name = uuid.uuid4().hex
        ears = (self._run(), doorbell.listen(self._ring), doorbell.watch(self._bell.set))
        self._tasks = [loop.create_task(ear) for ear in ears]

    async def stop(self) -> None:
        """Let the sockets go (they come back to the next process) and the threads end."""
        if self.loop is None:
            return
        self.loop = None
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for seat in list(self._seats):
            seat.socket.end(1001)
        self._seats = set()
        await asyncio.to_thread(self._close_thread, wait=True)

    def _close_thread(self, *, wait: bool) -> None:
        if self._thread is not None:
            self._thread.submit(connections.close_all)
            self._thread.shutdown(wait=wait)
            self._thread = None

    def wake(self) -> None:
        """Look now. From any thread; does nothing where no hub runs."""
        if self.loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop was closed in between: nobody is left to tell
                self.loop.call_soon_threadsafe(self._ring)

    def _ring(self) -> None:
        self._rung = True
        self._bell.set()

    def join(self, socket: Socket, session: str) -> Seat:
        """A socket has come. On the hub's loop, as all that follows."""
        self.start()
        seat = Seat(socket, session)
        self._seats.add(seat)
        self._silent[seat] = None
        self._of_one[session] += 1
        if len(self._silent) > MOST_SILENT or (session and self._of_one[session] > MOST_OF_ONE):
            refusals.note(f"{wire.TOO_MUCH}, too many sockets")
            self.loop.call_soon(socket.end, wire.TOO_MUCH)
        return seat

    def leave(self, seat: Seat) -> None:
        """It goes, or has gone."""
        if seat not in self._seats:
            return
        self._seats.discard(seat)
        self._silent.pop(seat, None)
        self._of_one[seat.session] -= 1
        if not self._of_one[seat.session]:
            del self._of_one[seat.session]
        if seat.here:
            self._ring()

    def follow(self, seat: Seat, wishes: wire.Wishes) -> None:
        """Take what a client asked for. Raises wire.Unreadable: too many streams, or in one it does not follow."""
        if wishes.streams:
            self._silent.pop(seat, None)
        for name, after in wishes.streams.items():
            seat.follows[name] = Follower(seat.session, name, after)
        if len(seat.follows) > wire.MOST_STREAMS:
            raise wire.Unreadable
        if wishes.here:
            stream, where = wishes.here
            if stream not in seat.follows:
                raise wire.Unreadable
            seat.here[stream] = (where, time.monotonic() + presence.LIFE)
        self._ring()

    async def _run(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(REREAD):
                    await self._bell.wait()
            rung, self._rung = self._rung, False
            self._bell.clear()
            begun = time.monotonic()
            try:
                self._end_silent()
                looked = bool(self._seats) and await self._round(rung=rung)
            except Exception:
                log.exception("a look of the hub failed; the next one tries again")
                self._calm, looked = None, True
            if looked:
                # As long as the look worked, at least: the pages of this process have the other half of the processor.
                # What it waited for, its turn or the database, they had already; a slow database rests a little too.
                took, pace = time.monotonic() - begun, PACE if self._handed else UNHEARD
                await asyncio.sleep(max(self._worked, took / 4, pace - took))

    def _end_silent(self) -> None:
        """Those that came and follow nothing: they cost a place, and are told nothing."""
        moment = time.monotonic()
        while self._silent and (seat := next(iter(self._silent))).came < moment - SILENCE:
            refusals.note(f"{wire.SILENT}, silent")
            seat.socket.end(wire.SILENT)
            self._silent.pop(seat, None)

    async def _round(self, *, rung: bool) -> bool:
        """One look, unless all is calm; whether there was one. rung: somebody says that there is something to see.

        Without that, and too soon to look again, it asks only whether what is followed went on.
        """
        moment, calm = time.monotonic(), self._calm
        if not rung and moment - self._looked < REREAD:
            rung = bool(calm) and await self._ask(calm.has_news, list(self._shown))
            if not rung:
                return False
        ask_all = moment - self._asked_all > ASK_ALL
        places = Places(
            self._name,
            sorted(
                (seat.session, stream, where)
                for seat in self._seats
                for stream, (where, until) in seat.here.items()
                if until > time.monotonic() and seat.follows[stream].asked  # nobody is where she may not be
            ),
        )
        if calm and not rung and not ask_all and await self._ask(calm.holds, places):
            self._looked = moment
            return False
        if ask_all:
            self._asked_all = moment
        self._looked = moment
        seats = {follower: seat for seat in self._seats for follower in seat.follows.values()}
        # The stream that waited longest comes first: a look with too much to draw leaves the last ones for the next.
        names = {follower.stream for follower in seats}
        self._shown = {name: self._shown.get(name, 0.0) for name in names}
        followers = sorted(seats, key=lambda follower: self._shown[follower.stream])
        self._calm, self._handed = None, False
        work = partial(self._look, seats, followers, places, ask_all)
        calm = await asyncio.get_running_loop().run_in_executor(self._thread, work)
        if calm:
            ends = [one.ends for one in followers if one.ends] + [one.until for one in calm.scene.viewers.values()]
            calm.until = min(ends, default=None)
        self._calm = calm
        return True

    async def _ask(self, question: Callable[[Any], bool], of: object) -> bool:
        """A question to the database, in its thread."""

        def ask() -> bool:
            close_old_connections()
            try:
                return question(of)
            finally:
                close_old_connections()

        return await asyncio.get_running_loop().run_in_executor(self._thread, ask)

    def _look(
        self, seats: dict[Follower, Seat], followers: list[Follower], places: Places, ask_all: bool
    ) -> Calm | None:
        """In the thread of the database. What is drawn is handed over at once: a right that was asked grows old. None
        when it did not come to the end."""
        until, begun = time.monotonic() + AT_ONCE, time.thread_time()
        close_old_connections()
        try:
            calm, behind = Calm(stillness.mark(), today(), places, Scene()), False
            for deliveries in looks(followers, places=places, ask_all=ask_all, scene=calm.scene):
                if (loop := self.loop) is None:
                    return None
                loop.call_soon_threadsafe(self._hand_all, seats, deliveries)
                behind = behind or any(is_behind(one, how, calm.scene.heads) for one, how in deliveries.items())
                if time.monotonic() > until:
                    self.wake()
                    return None
            if behind:
                self.wake()
                return None
            return calm
        finally:
            close_old_connections()
            self._worked = time.thread_time() - begun

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
                self._ring()  # she may be there: the others can know
            follower.asked, follower.rights, follower.view = True, delivery.rights, delivery.view
            follower.after, follower.here, follower.ends = delivery.after, delivery.here, delivery.ends
            self._handed = self._handed or bool(delivery.frames)
            seat.socket.offer(delivery.frames)


hub = Hub()


def tell(names: Iterable[str]) -> None:
    """After a commit that wrote in these streams: wake the hubs, here and in the other processes. From any thread."""
    # Some streams are live for nobody: who read a plan, for instance.
    if any(name == RIGHTS or streams.is_followed(name) for name in names):
        hub.wake()
        doorbell.ring(hub.loop)
