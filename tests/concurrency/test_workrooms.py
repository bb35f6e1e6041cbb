"""Everybody plans in the same room at the same instant: real processes, on the database of the run."""

import datetime as dt

import pytest

from kit.time import today
from participation.people.models import Structure
from tests.concurrency.workrooms import doubled
from tests.support.people import StructureFactory, a_worker
from tests.support.servers import race, results_of
from tests.support.workshops import PlaceFactory, RoomFactory, VenueFactory, WorkshopFactory
from workshops.models import Room, Session

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]

RACERS, DAYS = 6, 12
ACTS = "tests.concurrency.workrooms"


def _room(structure: Structure) -> Room:
    return RoomFactory(venue=VenueFactory(place=PlaceFactory(structure=structure)))


def _run(act: str) -> tuple[Room, list[int]]:
    structure = StructureFactory()
    room, first = _room(structure), today() + dt.timedelta(days=3)
    said = (room.pk, a_worker(structure).pk, first, DAYS)
    # A workshop each: who plans one holds its row, and would wait for the others there.
    workshops = [WorkshopFactory(structure=structure) for _ in range(RACERS)]
    lanes = [(workshop.pk, *said, lane) for lane, workshop in enumerate(workshops)]
    outcomes = race(RACERS, f"{ACTS}:{act}", lanes)
    assert results_of(outcomes) == outcomes, outcomes
    return room, outcomes


def test_a_room_is_never_booked_twice():
    room, got = _run("plan")
    assert doubled(room.pk) == 0
    assert sum(got) == Session.objects.in_rooms([room.pk]).count() >= DAYS


def test_the_same_race_books_it_twice_when_one_looks_before_one_locks():
    found = 0
    for _attempt in range(10):
        room, _got = _run("plan_naively")
        found = doubled(room.pk)
        if found:
            break
    assert found > 0, "the positive control must find a room that is booked twice"


def test_tables_taken_in_at_once_plan_each_session_once():
    structure = StructureFactory()
    venue = VenueFactory(place=PlaceFactory(structure=structure))
    workshop = WorkshopFactory(structure=structure)
    said = (workshop.pk, venue.pk, a_worker(structure).pk, today() + dt.timedelta(days=3), DAYS)
    outcomes = race(RACERS, f"{ACTS}:take_in", [(*said, lane) for lane in range(RACERS)])
    assert results_of(outcomes) == outcomes, outcomes
    assert sum(outcomes) == Session.objects.count() == DAYS
