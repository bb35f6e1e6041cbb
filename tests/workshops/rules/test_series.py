"""Sessions that come back: planned together, changed one, the following or all, and nobody comes for nothing."""

import datetime as dt
from dataclasses import replace

import pytest
import time_machine

from kit.ids import new_id
from kit.refusals import NotAllowed
from kit.time import PARIS, in_paris, now
from outbox.models import Message
from tests.support.people import StructureFactory, a_person, a_worker
from tests.support.workshops import PlaceFactory, RoomFactory, VenueFactory, WorkshopFactory, book
from workshops.engine import Back, Repeat
from workshops.models import Booking, Need, Series, Session
from workshops.rules import (
    CalledOff,
    CarePromised,
    EndsFirst,
    PastDay,
    Placing,
    Planned,
    PlannedAlready,
    RoomTaken,
    RuleForEver,
    RuleTooLong,
    RuleTooShort,
    RuleUnread,
    Scope,
    SessionBegun,
    SessionChangedMeanwhile,
    cancel_session,
    change_session,
    plan_sessions,
    put_in_calendar,
)

pytestmark = pytest.mark.django_db
FIRST = dt.date(2026, 10, 13)  # a Tuesday; the clocks change on the 25th
TEN, NOON = dt.time(10), dt.time(12)


@pytest.fixture(autouse=True)
def _early_october():
    with time_machine.travel(dt.datetime(2026, 10, 5, 9, tzinfo=PARIS), tick=False):
        yield


@pytest.fixture
def house():
    """A structure, its room for 10, a workshop, and somebody who works there."""

    class House:
        structure = StructureFactory()
        venue = VenueFactory(place=PlaceFactory(structure=structure))
        room = RoomFactory(venue=venue, capacity=10)
        workshop = WorkshopFactory(structure=structure)
        nadia = a_worker(structure)
        placing = Placing(venue_id=venue.pk, room_id=room.pk, starts=TEN, ends=NOON, capacity=4)

        def plan(self, times: int = 3, **changed) -> Planned:
            said = {
                "first": FIRST,
                "placing": self.placing,
                "repeat": Repeat.said(Back.WEEKLY, FIRST, times=times),
                "key": new_id(),
                "by": self.nadia,
            } | changed
            return put_in_calendar(self.workshop.pk, **said)

        def change(self, session: Session, *, day: dt.date | None = None, **changed) -> list[Session]:
            told = {name: changed.pop(name) for name in ("scope", "seen", "open", "by") if name in changed}
            said = {"open": True, "by": self.nadia} | told
            placing = replace(self.placing, **changed)
            return change_session(session.pk, day=day or session.day, placing=placing, **said)

    return House()


def days(sessions: list[Session]) -> list[str]:
    return [in_paris(one.starts_at).strftime("%d/%m %H:%M") for one in sessions]


def coming() -> list[Session]:
    return list(Session.objects.standing().order_by("starts_at"))


def test_a_series_keeps_its_hour_when_the_clocks_change(house):
    planned = house.plan(times=3)
    assert days(planned.sessions) == ["13/10 10:00", "20/10 10:00", "27/10 10:00"]
    assert {one.series for one in planned.sessions} == {Series.objects.get()}
    assert [one.starts_at.astimezone(dt.UTC).hour for one in coming()] == [8, 8, 9]


def test_the_same_form_sent_twice_plans_once(house):
    key = new_id()
    first = house.plan(key=key)
    assert {one.pk for one in house.plan(key=key).sessions} == {one.pk for one in first.sessions}
    assert Session.objects.count() == 3


def test_a_day_when_the_room_is_taken_refuses_all_or_is_left_out(house):
    house.plan(repeat=None, first=FIRST + dt.timedelta(weeks=1))
    with pytest.raises(RoomTaken):
        house.plan()
    planned = house.plan(skip=True)
    assert days(planned.sessions) == ["13/10 10:00", "27/10 10:00"]
    assert [span[0].day for span in planned.left_out] == [20]


@pytest.mark.parametrize(
    ("rule", "refusal"),
    [
        ("FREQ=WEEKLY", RuleForEver),
        ("FREQ=DAILY;COUNT=400", RuleTooLong),
        ("FREQ=WEEKLY;INTERVAL=9999999;COUNT=2", RuleTooShort),
        ("chaque mardi", RuleUnread),
    ],
)
def test_a_rule_without_end_without_measure_or_without_sense_plans_nothing(house, rule, refusal):
    with pytest.raises(refusal):
        house.plan(repeat=Repeat(rule))
    assert not Session.objects.exists()


def test_nothing_is_planned_in_the_past_nor_backwards_nor_far_away(house):
    with pytest.raises(PastDay):
        house.plan(repeat=None, first=dt.date(2026, 10, 4))
    with pytest.raises(EndsFirst):
        house.plan(placing=replace(house.placing, ends=dt.time(9)))
    with pytest.raises(NotAllowed):
        house.plan(placing=replace(house.placing, venue_id=VenueFactory().pk, room_id=None))
    with pytest.raises(NotAllowed):
        house.plan(by=a_worker())


def test_one_session_changes_alone(house):
    _, second, _ = house.plan().sessions
    house.change(second, starts=dt.time(14), ends=dt.time(16))
    assert days(coming()) == ["13/10 10:00", "20/10 14:00", "27/10 10:00"]


def test_the_following_go_along_and_the_first_stays(house):
    _, second, _ = house.plan().sessions
    house.change(second, day=second.day + dt.timedelta(days=2), scope=Scope.FOLLOWING, starts=dt.time(11))
    assert days(coming()) == ["13/10 10:00", "22/10 11:00", "29/10 11:00"]


def test_all_are_those_that_have_not_begun(house):
    _, second, _ = house.plan().sessions
    with time_machine.travel(dt.datetime(2026, 10, 14, 9, tzinfo=PARIS), tick=False):
        changed = house.change(second, scope=Scope.ALL, capacity=6)
    assert [one.capacity for one in changed] == [6, 6]
    assert [one.capacity for one in coming()] == [4, 6, 6]


def test_a_series_may_slide_over_its_own_days(house):
    first, *_ = house.plan().sessions
    house.change(first, day=FIRST + dt.timedelta(weeks=1), scope=Scope.ALL)
    assert days(coming()) == ["20/10 10:00", "27/10 10:00", "03/11 10:00"]


def test_a_change_that_meets_another_session_changes_none(house):
    first, *_ = house.plan().sessions
    house.plan(repeat=None, first=FIRST + dt.timedelta(days=8))
    with pytest.raises(RoomTaken):
        house.change(first, day=FIRST + dt.timedelta(days=1), scope=Scope.ALL)
    assert days(coming())[0] == "13/10 10:00"


def test_everyone_in_a_moved_session_is_told_and_nobody_of_the_others(house):
    first, second, _ = house.plan().sessions
    comes, waits, elsewhere = (a_person(house.structure) for _ in range(3))
    book(first, comes, guests=3)
    book(first, waits)
    book(second, elsewhere)
    house.change(first, starts=dt.time(11))
    assert set(Message.objects.filter(kind="session_moved").values_list("to", flat=True)) == {comes.pk, waits.pk}


def test_a_place_where_one_hears_less_well_is_told_and_as_a_place(house):
    house.room.loop = True
    house.room.save()
    first, *_ = house.plan().sessions
    book(first, a_person(house.structure))
    house.change(first, room_id=RoomFactory(venue=house.venue, capacity=10, loop=True).pk)
    assert not Message.objects.filter(kind="session_moved").exists()
    house.change(first, room_id=RoomFactory(venue=house.venue, capacity=10, name="Le bureau").pk)
    said = Message.objects.get(kind="session_moved").data
    assert (said["moment"], said["place"]) == (False, True)


def test_what_was_prepared_for_another_day_is_to_prepare_again(house):
    first, *_ = house.plan().sessions
    booking = book(first, a_person(house.structure))
    need = Need.objects.create(booking=booking, kind="interpreter", owner=house.nadia, settled_at=now())
    house.change(first, capacity=6)
    need.refresh_from_db()
    assert need.settled_at
    house.change(first, day=FIRST + dt.timedelta(days=1))
    need.refresh_from_db()
    assert (need.settled_at, need.owner) == (None, house.nadia)


def test_an_offer_ends_at_the_latest_when_the_session_begins(house):
    first, *_ = house.plan().sessions
    comes, waits = a_person(house.structure), a_person(house.structure)
    book(first, comes, guests=3)
    offered = book(first, waits)
    house.change(first, capacity=5)
    Booking.objects.filter(pk=offered.pk).update(answer_by=first.starts_at)
    house.change(first, day=FIRST - dt.timedelta(days=1), capacity=5)
    offered.refresh_from_db()
    first.refresh_from_db()
    assert offered.answer_by == first.starts_at


def test_the_same_workshop_is_not_planned_twice_at_one_hour_without_a_room(house):
    bare = replace(house.placing, room_id=None)
    house.plan(repeat=None, placing=bare)
    with pytest.raises(PlannedAlready):
        house.plan(repeat=None, placing=replace(bare, capacity=6))
    with pytest.raises(PlannedAlready):
        house.plan(repeat=None)
    assert len(house.plan(placing=replace(bare, capacity=6), skip=True).left_out) == 1


def test_nor_is_a_session_moved_onto_another_nor_planned_over_it_by_the_coordination(house):
    bare = replace(house.placing, room_id=None)
    first, second, *_ = house.plan(placing=bare).sessions
    with pytest.raises(PlannedAlready):
        house.change(first, day=in_paris(second.starts_at).date(), room_id=None)
    hours = {"first": FIRST, "starts": bare.starts, "ends": bare.ends, "capacity": 4}
    with pytest.raises(PlannedAlready):
        plan_sessions(house.workshop, venue=first.venue, by=house.nadia, **hours)
    house.change(first, capacity=9, room_id=None)  # where it stands, it may stay


def test_more_seats_alone_tell_nobody_and_let_in_who_waits(house):
    first, *_ = house.plan().sessions
    comes, waits = a_person(house.structure), a_person(house.structure)
    book(first, comes, guests=3)
    waiting = book(first, waits)
    house.change(first, capacity=5)
    waiting.refresh_from_db()
    assert waiting.state == "offered"
    assert not Message.objects.filter(kind="session_moved").exists()


def test_fewer_seats_than_are_taken_open_a_decision_and_throw_nobody_out(house):
    first, *_ = house.plan().sessions
    book(first, a_person(house.structure), guests=3)
    house.change(first, capacity=2)
    first.refresh_from_db()
    assert (first.capacity, first.taken, first.wanted_capacity) == (4, 4, 2)


def test_children_who_were_promised_care_keep_it(house):
    first, *_ = house.plan(placing=replace(house.placing, care=2)).sessions
    Session.objects.filter(pk=first.pk).update(care_taken=2)
    with pytest.raises(CarePromised, match="2 enfants"):
        house.change(first, care=1)


def test_who_saw_an_older_session_changes_nothing(house):
    first, *_ = house.plan().sessions
    house.change(first, seen=0, capacity=5)
    with pytest.raises(SessionChangedMeanwhile):
        house.change(first, seen=0, capacity=6)


def test_what_has_begun_or_was_cancelled_is_not_changed(house):
    first, second, _ = house.plan().sessions
    cancel_session(second.pk, by=house.nadia)
    with pytest.raises(CalledOff):
        house.change(second)
    with time_machine.travel(dt.datetime(2026, 10, 13, 11, tzinfo=PARIS), tick=False):
        for act in (lambda: house.change(first), lambda: cancel_session(first.pk, by=house.nadia)):
            with pytest.raises(SessionBegun):
                act()
    with pytest.raises(NotAllowed):
        house.change(first, by=a_worker())


def test_a_cancelled_series_tells_each_of_its_people_and_leaves_the_room(house):
    first, second, _ = house.plan().sessions
    persons = [a_person(house.structure) for _ in range(2)]
    for session, person in zip((first, second), persons, strict=True):
        book(session, person)
    assert len(cancel_session(second.pk, scope=Scope.FOLLOWING, by=house.nadia)) == 2
    assert days(coming()) == ["13/10 10:00"]
    assert list(Message.objects.filter(kind="session_called_off").values_list("to", flat=True)) == [persons[1].pk]
    house.plan(repeat=None, first=second.day)
    with pytest.raises(NotAllowed):
        cancel_session(first.pk, by=a_worker())
