"""A room holds one session at a time, and none while it is shut; what is planned in it is never thrown out."""

import datetime as dt

import pytest

from kit.ids import new_id
from kit.refusals import NotAllowed
from kit.time import midnight, today
from tests.support.people import StructureFactory, a_worker
from tests.support.workshops import PlaceFactory, RoomFactory, SessionFactory, VenueFactory, WorkshopFactory
from workshops.models import Closure, Room, Session
from workshops.rules import (
    Placing,
    RoomChanged,
    RoomDetails,
    RoomNamed,
    RoomRetired,
    RoomShut,
    RoomTaken,
    RoomTooSmall,
    VenueShut,
    add_room,
    call_off_session,
    change_room,
    change_session,
    close_room,
    lift_closure,
    plan_sessions,
    put_in_calendar,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    """A structure with its tiers lieu, one room of it, a workshop, and somebody who works there."""

    class House:
        structure = StructureFactory()
        venue = VenueFactory(place=PlaceFactory(structure=structure))
        room = RoomFactory(venue=venue, name="Cuisine", capacity=8)
        workshop = WorkshopFactory(structure=structure, title="Cuisiner pour dix")
        nadia = a_worker(structure)

        def plan(self, starts: int = 10, ends: int = 12, *, days: int = 7, **changed) -> list[Session]:
            said = {
                "venue": self.venue,
                "room_id": self.room.pk,
                "first": today() + dt.timedelta(days=days),
                "starts": dt.time(starts),
                "ends": dt.time(ends),
                "capacity": 8,
                "by": self.nadia,
            } | changed
            return plan_sessions(self.workshop, **said)

        def close(self, room: Room | None, *, days: int) -> Closure:
            starts = midnight(today() + dt.timedelta(days=days))
            said = {"starts_at": starts, "ends_at": starts + dt.timedelta(days=1), "why": "Travaux"}
            return close_room(self.venue.pk, room_id=room.pk if room else None, **said, key=new_id(), by=self.nadia)

    return House()


def test_two_sessions_never_share_a_room(house):
    house.plan(10, 12)
    with pytest.raises(RoomTaken, match="Cuisiner pour dix"):
        house.plan(11, 13)
    house.plan(12, 14)  # it begins when the other ends
    house.plan(11, 13, room_id=RoomFactory(venue=house.venue).pk)
    assert Session.objects.count() == 3


def test_a_series_that_meets_one_session_is_refused_whole(house):
    house.plan(days=14)
    with pytest.raises(RoomTaken):
        house.plan(days=7, times=3)
    assert Session.objects.count() == 1


def test_a_session_called_off_leaves_its_room(house):
    (planned,) = house.plan()
    call_off_session(planned.pk, by=house.nadia)
    planned.refresh_from_db()
    assert planned.state == "cancelled"
    assert house.plan()


def test_a_session_that_moves_finds_its_room_free_and_leaves_its_own(house):
    morning, afternoon = house.plan(10, 12)[0], house.plan(14, 16)[0]

    def move(session: Session, starts: int) -> Session:
        place = {"venue_id": house.venue.pk, "room_id": house.room.pk}
        placing = Placing(**place, starts=dt.time(starts), ends=dt.time(starts + 2), capacity=8)
        return change_session(session.pk, day=session.day, placing=placing, open=True, by=house.nadia)[0]

    assert move(morning, 11).starts_at == morning.starts_at + dt.timedelta(hours=1)
    with pytest.raises(RoomTaken):
        move(afternoon, 12)


def test_nothing_is_planned_while_the_room_or_the_whole_venue_is_shut(house):
    closure = house.close(house.room, days=7)
    house.close(None, days=8)
    for days in (7, 8):
        with pytest.raises(RoomShut):
            house.plan(days=days)
    lift_closure(closure.pk, by=house.nadia)
    assert house.plan(days=7)


def test_a_session_without_a_room_is_not_put_in_a_house_that_is_shut(house):
    house.close(None, days=8)
    house.close(house.room, days=7)
    with pytest.raises(VenueShut):
        house.plan(days=8, room_id=None)
    placing = Placing(venue_id=house.venue.pk, room_id=None, starts=dt.time(10), ends=dt.time(12), capacity=8)
    shut = today() + dt.timedelta(days=8)
    with pytest.raises(VenueShut):
        put_in_calendar(house.workshop.pk, first=shut, placing=placing, key=new_id(), by=house.nadia)
    (planned,) = house.plan(days=7, room_id=None)  # of one room only: the house is open
    with pytest.raises(VenueShut):
        change_session(planned.pk, day=shut, placing=placing, open=True, by=house.nadia)


def test_a_closure_says_whole_days_or_hours(house):
    day = midnight(dt.date(2031, 3, 4))
    said = {"venue": house.venue, "starts_at": day}
    assert Closure(**said, ends_at=midnight(dt.date(2031, 3, 5))).said == "mardi 4 mars 2031, toute la journée"
    assert Closure(**said, ends_at=midnight(dt.date(2031, 3, 6))).said == "du mardi 4 mars 2031 au mercredi 5 mars 2031"
    assert Closure(**said, ends_at=day + dt.timedelta(hours=9)).said.endswith("de 0\u00a0h à 9\u00a0h")


def test_a_closure_of_one_room_leaves_the_others_open(house):
    house.close(RoomFactory(venue=house.venue), days=7)
    assert house.plan(days=7)


def test_a_closure_cancels_nothing(house):
    (planned,) = house.plan(days=7)
    house.close(None, days=7)
    planned.refresh_from_db()
    assert planned.state == "open"


def test_more_seats_than_the_room_has_are_refused(house):
    with pytest.raises(RoomTooSmall, match="8 places"):
        house.plan(capacity=9)


def test_a_room_of_another_house_cannot_be_had(house):
    with pytest.raises(NotAllowed):
        house.plan(room_id=RoomFactory().pk)
    with pytest.raises(NotAllowed):
        house.plan(room_id=new_id())


def test_a_room_that_serves_no_more_takes_nothing(house):
    change_room(house.room.pk, details=RoomDetails(name="Cuisine", capacity=8), in_use=False, seen=0, by=house.nadia)
    with pytest.raises(RoomRetired):
        house.plan()


def test_a_room_is_written_once_and_has_a_name_of_its_own(house):
    details, key = RoomDetails(name="Bibliothèque", capacity=6, loop=True), new_id()
    first = add_room(house.venue.pk, details=details, key=key, by=house.nadia)
    assert add_room(house.venue.pk, details=details, key=key, by=house.nadia) == first
    with pytest.raises(RoomNamed):
        add_room(house.venue.pk, details=details, key=new_id(), by=house.nadia)
    assert first.loop


def test_who_saw_an_older_room_changes_nothing(house):
    details = RoomDetails(name="Grande cuisine", capacity=10)
    change_room(house.room.pk, details=details, in_use=True, seen=0, by=house.nadia)
    with pytest.raises(RoomChanged):
        change_room(house.room.pk, details=RoomDetails(name="X", capacity=1), in_use=True, seen=0, by=house.nadia)
    house.room.refresh_from_db()
    assert (house.room.name, house.room.capacity) == ("Grande cuisine", 10)


def test_only_the_team_of_the_house_keeps_its_rooms(house):
    stranger = a_worker()
    with pytest.raises(NotAllowed):
        add_room(house.venue.pk, details=RoomDetails(name="X", capacity=1), key=new_id(), by=stranger)
    with pytest.raises(NotAllowed):
        change_room(house.room.pk, details=RoomDetails(name="X", capacity=1), in_use=True, seen=0, by=stranger)
    closure = house.close(None, days=1)
    with pytest.raises(NotAllowed):
        lift_closure(closure.pk, by=stranger)


def test_sessions_without_a_room_ask_none():
    structure = StructureFactory()
    session = SessionFactory(workshop=WorkshopFactory(structure=structure))
    again = plan_sessions(
        session.workshop,
        venue=session.venue,
        first=session.day,
        starts=dt.time(0),
        ends=dt.time(23),
        capacity=3,
        by=a_worker(structure),
    )
    assert again[0].room is None
