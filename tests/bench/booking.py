"""`manage.py bench booking`: seats, raced by processes and killed in the middle, beside the booking everybody writes
first; then what a booking costs over HTTP."""

from __future__ import annotations

import datetime as dt
import gzip
import time
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from kit.time import now
from tests.concurrency.seats import Lap, seats_sold, seats_waited_for
from tests.support.killed_bookings import kill_bookings
from tests.support.lines import Verdict, replay
from tests.support.people import a_person, a_user, a_worker
from tests.support.seat_visits import Phone, book_all, spent_by_servers
from tests.support.servers import race, site_processes
from tests.support.workshops import SessionFactory, WorkshopFactory
from workshops.models import Booking, BookingState, Session

RACERS = 8
TRIALS, CAPACITY, PEOPLE_EACH = 125, 10, 10  # 10,000 attempts on the last seats
FUZZED, ROOMS = 100_000, 24
NAIVE_TRIALS, NAIVE_PEOPLE = 20, 4
KILLS = 200
VISITS, READINGS, TOGETHER = 200, 200, 4
PATIENCE = 3_000  # seconds


def run(options: Any) -> Iterator[str]:
    call_command("collectstatic", interactive=False, verbosity=0)  # before any process of ours has looked for them
    yield from _last_seats()
    yield from _fuzzed()
    yield from _naive()
    yield from _killed()
    yield from _over_http()


def _last_seats() -> Iterator[str]:
    """Eight processes, each for ten people: more than there are seats, at the same instant, on 125 sessions."""
    sessions = _sessions(TRIALS)
    laps = _race("grab", [(_ids(sessions), _people(PEOPLE_EACH)) for _ in range(RACERS)])
    tried, refused = sum(lap.tried for lap in laps), sum(lap.refused for lap in laps)
    left = sum(CAPACITY - seats_sold(session.pk) for session in sessions)
    yield f"booking.attempts: {tried}"
    yield f"booking.oversold: {_oversold(sessions)}"
    yield f"booking.refused_while_free: {left}"
    yield f"booking.left_between: {tried - refused - sum(seats_sold(session.pk) for session in sessions)}"
    yield f"booking.miscounted: {sum(map(_miscounted, sessions))}"
    yield f"booking.rule_cpu: {1000 * sum(lap.cpu for lap in laps) / tried:.1f} ms"


def _fuzzed() -> Iterator[str]:
    """Households, children to look after, yes, no, offers that lapse, rooms that change: half of them within two days,
    where who does not fit is passed."""
    team = a_worker()
    workshop = WorkshopFactory(structure=team.memberships.get().structure)
    first = SessionFactory(workshop=workshop, capacity=CAPACITY, care_capacity=2)
    more = {"workshop": workshop, "venue": first.venue, "capacity": CAPACITY}
    soon = now() + dt.timedelta(hours=40)
    far = [first, *(SessionFactory(**more) for _ in range(ROOMS // 2 - 1))]
    near = [SessionFactory(**more, starts_at=soon, care_capacity=2 * (n % 2)) for n in range(ROOMS // 2)]
    ids = _ids([*far, *near])
    laps = _race("come_and_go", [(ids, _people(4), FUZZED // RACERS, number, team.pk) for number in range(RACERS)])
    faults = [replay(session, near=session in near, capacity=CAPACITY) for session in map(_fresh, [*far, *near])]
    yield f"booking.fuzzed: {sum(lap.tried for lap in laps)}"
    yield f"booking.fuzzed_oversold: {_sum(faults, 'oversold')}"
    yield f"booking.fuzzed_refused_while_free: {_sum(faults, 'made_to_wait_while_free')}"
    yield f"booking.out_of_order: {_sum(faults, 'out_of_order')}"
    yield f"booking.unexplained: {_sum(faults, 'unexplained')}"
    yield f"booking.fuzzed_miscounted: {sum(map(_miscounted, [*far, *near]))}"
    offers = Booking.objects.filter(session__in=ids, offered_at__isnull=False)
    yield f"booking.locked_out: {sum(lap.locked_out for lap in laps)}"
    yield f"booking.promotions: {offers.count()}"
    yield f"booking.lapsed: {offers.filter(state=BookingState.LAPSED).count()}"


def _naive() -> Iterator[str]:
    """Count, look, insert: the same race must find it wanting."""
    naive = _sessions(NAIVE_TRIALS)
    _race("grab_naively", [(_ids(naive), _people(NAIVE_PEOPLE)) for _ in range(RACERS)])
    yield f"booking.naive_trials: {NAIVE_TRIALS}"
    yield f"booking.naive_oversold: {_oversold(naive)}"


def _killed() -> Iterator[str]:
    told = kill_bookings(_sessions(2), KILLS)
    yield f"booking.kills: {told['kills']}"
    yield f"booking.acknowledged: {told['acknowledged']}"
    yield f"booking.acknowledged_lost: {told['lost']}"
    yield f"booking.sent_again: {told['again']}"
    yield f"booking.booked_twice: {told['twice']}"


def _over_http() -> Iterator[str]:
    """Two servers, people signed in: the page, the form, and the page that says it."""
    session = SessionFactory(capacity=2 * VISITS + 10, care_capacity=3)
    path = reverse("workshops:session", args=[session.pk])
    users = [a_person() for _ in range(VISITS + 1)]
    with site_processes(2) as addresses:
        book_all(addresses, path, [a_person() for _ in range(8)], TOGETHER)  # each server has seen it once
        visitor = _reading([Phone(address, None) for address in addresses], path)
        person = _reading([Phone(address, users[-1]) for address in addresses], path)
        read = spent_by_servers()
        began = time.perf_counter()
        booked = book_all(addresses, path, users[:VISITS], TOGETHER)
        took, spent = time.perf_counter() - began, spent_by_servers()
    yield f"booking.over_http: {booked} of {VISITS}"
    yield f"booking.page_cpu: {visitor:.1f} ms"
    yield f"booking.page_cpu_signed_in: {person:.1f} ms"
    yield f"booking.cpu: {1000 * (spent - read) / VISITS:.1f} ms"
    yield f"booking.per_second: {VISITS / took:.1f}"
    for name, page in (("page", path), ("list", reverse("workshops:sessions"))):
        signed = Client(SERVER_NAME="127.0.0.1")
        signed.force_login(users[0])
        yield f"booking.{name}_compressed: {len(gzip.compress(signed.get(page).content)) / 1000:.1f} kB"


def _reading(phones: list[Phone], path: str) -> float:
    """Milliseconds of the servers' processor time for one reading of a page."""
    before = spent_by_servers()
    for number in range(READINGS):
        phones[number % len(phones)].ask(path)
    return 1000 * (spent_by_servers() - before) / READINGS


def _sessions(count: int) -> list[Session]:
    first = SessionFactory(capacity=CAPACITY)
    more = {"workshop": first.workshop, "venue": first.venue, "capacity": CAPACITY}
    return [first, *(SessionFactory(**more) for _ in range(count - 1))]


def _ids(sessions: list[Session]) -> list[UUID]:
    return [session.pk for session in sessions]


def _people(count: int) -> list[UUID]:
    return [a_user().pk for _ in range(count)]


def _race(act: str, lanes: list[tuple]) -> list[Lap]:
    laps = race(RACERS, f"tests.concurrency.seats:{act}", lanes, timeout=PATIENCE)
    for lap in laps:
        if isinstance(lap, BaseException):
            raise lap
    return laps


def _fresh(session: Session) -> Session:
    session.refresh_from_db()
    return session


def _sum(faults: list[Verdict], name: str) -> int:
    return sum(getattr(fault, name) for fault in faults)


def _oversold(sessions: list[Session]) -> int:
    return sum(seats_sold(session.pk) > session.capacity for session in sessions)


def _miscounted(session: Session) -> bool:
    session.refresh_from_db()
    return (session.taken, session.waiting) != (seats_sold(session.pk), seats_waited_for(session.pk))
