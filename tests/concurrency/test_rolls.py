"""Several of the team note one list at the same instant: real processes, on the database of the run."""

import pytest

from journal.models import Entry
from kit.ids import new_id
from tests.concurrency.rolls import HERE_OR_NOT
from tests.support.people import a_user, a_worker
from tests.support.servers import race, results_of
from tests.support.workshops import SessionFactory, WorkshopFactory, book, to_the_past
from workshops.models import Attendee, Booking, BookingState, Mark

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]

RACERS, SESSIONS = 6, 12


def _run(act: str) -> tuple[list[list], list]:
    """The lanes, and what each process answered."""
    workshop = WorkshopFactory()
    people = [a_user(name=f"Person {number}") for number in range(RACERS + 1)]
    rolls: list[list] = [[] for _ in range(RACERS)]
    for _ in range(SESSIONS):
        session, key = SessionFactory(workshop=workshop, capacity=RACERS + 1), new_id()
        *own, of_all = [book(session, person).attendees.get().pk for person in people]
        to_the_past(session, days=0)
        for lane, mine in zip(rolls, own, strict=True):
            lane.append((session.pk, mine, of_all, key))
    lanes = [(lane, a_worker(workshop.structure).pk, number) for number, lane in enumerate(rolls)]
    outcomes = race(RACERS, f"tests.concurrency.rolls:{act}", lanes)
    assert results_of(outcomes) == outcomes, outcomes
    return rolls, outcomes


def _contradicted(outcomes: list) -> int:
    """Sessions where two were both told that it is noted, one that she is there and one that she is not."""
    sides = [{session for number in range(side, RACERS, 2) for session in outcomes[number]} for side in (0, 1)]
    return len(sides[0] & sides[1])


def test_every_line_is_noted_once_and_who_walked_in_is_one():
    rolls, _ = _run("note_all")

    own = [line for lane in rolls for _session, line, _of_all, _key in lane]
    assert {one.mark for one in Attendee.objects.filter(pk__in=own)} == {Mark.LATE}
    assert Booking.objects.filter(state=BookingState.WALKED_IN).count() == SESSIONS
    assert Entry.objects.filter(verb="AttendanceMarked").count() == RACERS * SESSIONS
    assert Entry.objects.filter(verb="WalkedIn").count() == SESSIONS


def test_of_two_who_say_otherwise_of_one_person_one_is_told():
    rolls, outcomes = _run("note_otherwise")

    assert _contradicted(outcomes) == 0
    for session, _own, of_all, _key in rolls[0]:
        told = {HERE_OR_NOT[number % 2] for number in range(RACERS) if session in outcomes[number]}
        assert told == {Attendee.objects.get(pk=of_all).mark}
    assert Entry.objects.filter(verb="AttendanceMarked").count() == SESSIONS


def test_the_same_race_finds_the_naive_variant_wanting():
    _rolls, outcomes = _run("note_naively")

    assert _contradicted(outcomes) > 0
