"""`manage.py bench booking`: the seat race, longer than the tests run it, beside the booking everybody writes first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.concurrency.seats import Lap, replay, seats_sold, seats_waited_for
from tests.support.people import a_user
from tests.support.servers import race
from tests.support.workshops import SessionFactory
from workshops.models import Session

RACERS = 8
TRIALS = 20
CAPACITY = 10
TURNS = 150
PATIENCE = 600  # seconds


def run(options: Any) -> Iterator[str]:
    """Three races of 8 processes: the last seats of 20 sessions, coming and going, and the naive one, 20 times."""
    grabbed = _sessions(TRIALS)
    grab = _race("grab", [(_ids(grabbed), _people(4)) for _ in range(RACERS)])
    # Two sessions far too small, two where the waiting list fills and empties all the time.
    busy = _sessions(2) + _sessions(2, capacity=32)
    traffic = _race("come_and_go", [(_ids(busy), _people(6), TURNS, number) for number in range(RACERS)])
    faults = [replay(session) for session in busy]
    laps = grab + traffic
    tried = sum(lap.tried for lap in laps)
    yield f"booking.attempts: {tried}"
    yield f"booking.oversold: {_oversold(grabbed) + _oversold(busy) + sum(fault.oversold for fault in faults)}"
    left = sum(CAPACITY - seats_sold(session.pk) for session in grabbed)
    yield f"booking.refused_while_free: {left + sum(fault.made_to_wait_while_free for fault in faults)}"
    yield f"booking.out_of_order: {sum(fault.out_of_order for fault in faults)}"
    yield f"booking.miscounted: {sum(map(_miscounted, grabbed + busy))}"
    yield f"booking.cpu: {1000 * sum(lap.cpu for lap in laps) / tried:.1f} ms"
    naive = _sessions(TRIALS)
    _race("grab_naively", [(_ids(naive), _people(4)) for _ in range(RACERS)])
    yield f"booking.naive_attempts: {TRIALS}"
    yield f"booking.naive_oversold: {_oversold(naive)}"


def _sessions(count: int, capacity: int = CAPACITY) -> list[Session]:
    first = SessionFactory(capacity=capacity)
    more = {"workshop": first.workshop, "venue": first.venue, "capacity": capacity}
    return [first, *(SessionFactory(**more) for _ in range(count - 1))]


def _ids(sessions: list[Session]) -> list:
    return [session.pk for session in sessions]


def _people(count: int) -> list:
    return [a_user().pk for _ in range(count)]


def _race(act: str, lanes: list[tuple]) -> list[Lap]:
    laps = race(RACERS, f"tests.concurrency.seats:{act}", lanes, timeout=PATIENCE)
    for lap in laps:
        if isinstance(lap, BaseException):
            raise lap
    return laps


def _oversold(sessions: list[Session]) -> int:
    return sum(seats_sold(session.pk) > session.capacity for session in sessions)


def _miscounted(session: Session) -> bool:
    session.refresh_from_db()
    return (session.taken, session.waiting) != (seats_sold(session.pk), seats_waited_for(session.pk))
