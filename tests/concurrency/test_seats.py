"""Everybody wants the last seats at the same instant: real processes, on the database of the run."""

import datetime as dt

import pytest

from kit.time import now
from tests.concurrency.seats import seats_sold, seats_waited_for
from tests.support.lines import Verdict, replay
from tests.support.people import a_user, a_worker
from tests.support.servers import race, results_of
from tests.support.workshops import SessionFactory, WorkshopFactory
from workshops.models import Session

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]

RACERS = 6
ACTS = "tests.concurrency.seats"


def _sessions(count: int, capacity: int) -> list[Session]:
    workshop = WorkshopFactory()
    first = SessionFactory(workshop=workshop, capacity=capacity)
    others = [SessionFactory(workshop=workshop, venue=first.venue, capacity=capacity) for _ in range(count - 1)]
    return [first, *others]


def _lanes(sessions: list[Session], people_each: int, *more) -> list[tuple]:
    ids = [session.pk for session in sessions]
    lanes = []
    for number in range(RACERS):
        people = [a_user(name=f"Racer {number}").pk for _ in range(people_each)]
        lanes.append((ids, people, *(one(number) if callable(one) else one for one in more)))
    return lanes


def _run(act: str, lanes: list[tuple]) -> list:
    outcomes = race(RACERS, f"{ACTS}:{act}", lanes)
    assert results_of(outcomes) == outcomes, outcomes
    return outcomes


def test_the_last_seats_are_sold_once_and_all_of_them():
    sessions = _sessions(6, capacity=7)

    laps = _run("grab", _lanes(sessions, 2))

    assert [seats_sold(session.pk) for session in sessions] == [7] * 6
    assert sum(lap.refused for lap in laps) == 6 * (RACERS * 2 - 7)


def test_nobody_is_refused_while_there_are_seats_for_all():
    sessions = _sessions(6, capacity=RACERS * 2)

    laps = _run("grab", _lanes(sessions, 2))

    assert sum(lap.refused for lap in laps) == 0
    assert [seats_sold(session.pk) for session in sessions] == [RACERS * 2] * 6


def test_coming_and_going_never_oversells_nor_passes_the_waiting_list():
    # One session far too small, two where the list fills and empties all the time: there a cancellation may fall
    # between the two writes of a booking.
    sessions = [*_sessions(1, capacity=7), *_sessions(2, capacity=8)]

    _run("come_and_go", _lanes(sessions, 2, 60, lambda number: number))

    for session in sessions:
        session.refresh_from_db()
        assert session.taken == seats_sold(session.pk) <= session.capacity
        assert session.waiting == seats_waited_for(session.pk)
        assert replay(session) == Verdict()


def test_households_offers_and_rooms_that_change_keep_every_order_and_reason():
    team = a_worker()
    structure = team.memberships.get().structure
    workshop = WorkshopFactory(structure=structure)
    more = {"workshop": workshop, "capacity": 8, "care_capacity": 2}
    far, near = SessionFactory(**more), SessionFactory(**more, starts_at=now() + dt.timedelta(hours=30))

    _run("come_and_go", _lanes([far, near], 4, 80, lambda number: number, team.pk))

    for session in (far, near):
        session.refresh_from_db()
        assert session.taken == seats_sold(session.pk) <= session.capacity
        assert replay(session, near=session == near, capacity=8) == Verdict()


def test_the_same_race_makes_a_naive_booking_oversell():
    oversold = 0
    for _attempt in range(10):
        sessions = _sessions(6, capacity=7)
        _run("grab_naively", _lanes(sessions, 2))
        oversold = sum(seats_sold(session.pk) > 7 for session in sessions)
        if oversold:
            break
    assert oversold > 0, "the positive control must find oversold sessions"
