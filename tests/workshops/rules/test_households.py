"""Children, child care, seats kept for the desk, people without account, needs, and fewer seats than are taken."""

import datetime as dt

import pytest

from journal.models import Channel
from kit.ids import new_id
from kit.refusals import NotAllowed, Stale
from kit.time import now
from outbox.models import Message
from tests.support.people import StructureFactory, a_user, a_worker
from tests.support.workshops import RoomFactory, SessionFactory, WorkshopFactory, book, to_the_past
from workshops.engine import Child
from workshops.engine import Need as Asked
from workshops.models import Booking, Need, Session
from workshops.rules import (
    AlreadyBooked,
    AlreadyGivenBack,
    NoCare,
    SeatsOfTheRoom,
    SessionClosed,
    SessionFull,
    TooManySeats,
    book_seats,
    cancel_booking,
    keep_everybody,
    resize_session,
    see_to_need,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_worker(StructureFactory())


def a_session(worker, **fields) -> Session:
    structure = worker.memberships.get().structure
    return SessionFactory(workshop=WorkshopFactory(structure=structure), **fields)


def at_desk(session: Session, worker, **options) -> Booking:
    options.setdefault("person", None)
    return book_seats(session.pk, by=worker, key=new_id(), at_desk=True, **options)


def counts(session: Session) -> tuple[int, int, int]:
    session.refresh_from_db()
    return session.taken, session.care_taken, session.waiting


def test_a_child_sits_or_is_looked_after_and_both_are_counted_at_once():
    session = SessionFactory(capacity=5, care_capacity=2)

    booking = book(session, a_user(), guests=1, children=[Child(3, "Nour", in_care=True), Child(9)])

    assert (booking.seats, booking.care, counts(session)) == (3, 1, (3, 1, 0))
    told = [one.said for one in booking.attendees.all()][1:]
    assert told == ["une autre personne", "Nour, 3 ans, à garder", "un enfant, 9 ans"]


def test_a_child_on_the_lap_takes_no_seat_where_the_workshop_says_so():
    session = SessionFactory(capacity=1, workshop__child_takes_seat=False)

    assert book(session, a_user(), children=[Child(1)]).confirmed
    assert counts(session) == (1, 0, 0)


def test_a_parent_waits_when_a_seat_is_free_but_nobody_can_look_after_the_child():
    session = SessionFactory(capacity=5, care_capacity=1)
    book(session, a_user(), children=[Child(3, in_care=True)])

    assert book(session, a_user(), children=[Child(3, in_care=True)]).waits
    assert counts(session) == (1, 1, 1)


def test_care_that_does_not_exist_is_refused_in_words():
    with pytest.raises(NoCare):
        book(SessionFactory(), a_user(), children=[Child(3, in_care=True)])


def test_a_household_is_at_most_twelve_children_included():
    session = SessionFactory(capacity=30)

    with pytest.raises(TooManySeats):
        book(session, a_user(), guests=4, children=[Child(5)] * 8)
    assert book(session, a_user(), guests=4, children=[Child(5)] * 7).seats == 12


def test_seats_kept_for_the_desk_are_the_desks_until_its_hour(worker):
    session = a_session(worker, capacity=3, desk=2, desk_until=now() + dt.timedelta(days=1))
    book(session, a_user())
    assert book(session, a_user()).waits, "two seats are free, but they are kept"

    assert at_desk(session, worker, first_name="Yvette").confirmed
    assert counts(session) == (2, 0, 1)
    session.refresh_from_db()
    assert (session.desk, session.free_at_desk) == (1, 1)

    Session.objects.filter(pk=session.pk).update(desk_until=now())
    with pytest.raises(SessionFull):
        at_desk(session, worker, first_name="Paul", or_wait=False)


def test_only_the_team_of_the_workshop_books_at_its_desk(worker):
    session = a_session(worker)

    with pytest.raises(NotAllowed):
        at_desk(session, a_worker(), first_name="Yvette")
    person = a_user()
    with pytest.raises(NotAllowed):
        book_seats(session.pk, person=person, by=person, key=new_id(), at_desk=True)


def test_somebody_without_account_is_warned_at_the_number_she_gave(worker):
    session = a_session(worker)
    booking = at_desk(session, worker, first_name="Yvette", contact="+33639980042", channel=Channel.PHONE)

    assert (booking.name, booking.channel) == ("Yvette", "phone")
    assert Message.objects.get(kind="booking_made_for_you").address == "+33639980042"
    at_desk(session, worker, first_name="Paul", contact="+33199000042")
    assert Message.objects.count() == 1, "no SMS to a landline"
    cancel_booking(booking.pk, by=worker, at_desk=True)
    assert counts(session)[0] == 1


def test_somebody_without_account_is_booked_once_by_her_name_and_number(worker):
    session = a_session(worker, capacity=9)
    at_desk(session, worker, first_name="Yvette", contact="+33639980042")
    with pytest.raises(AlreadyBooked):
        at_desk(session, worker, first_name="yvette ", contact="+33639980042")
    at_desk(session, worker, first_name="Paul", contact="+33639980042")  # one telephone for two
    at_desk(session, worker, first_name="Yvette", contact="+33639980043")
    at_desk(session, worker, first_name="Zoé")
    at_desk(session, worker, first_name="Zoé")  # without a number they may be two
    session.refresh_from_db()
    assert session.taken == 5


def test_a_need_has_an_owner_and_is_settled(worker):
    session = a_session(worker)
    booking = book(session, a_user(), needs=[Asked("interpreter", "en arabe")])
    need = Need.objects.get()

    see_to_need(need.pk, settled=False, by=worker)
    see_to_need(need.pk, settled=True, by=worker)

    need.refresh_from_db()
    assert (need.owner, bool(need.settled_at), need.words) == (worker, True, "en arabe")
    with pytest.raises(NotAllowed):
        see_to_need(need.pk, settled=True, by=a_worker())
    cancel_booking(booking.pk, by=booking.person)
    with pytest.raises(Stale):
        see_to_need(need.pk, settled=True, by=worker)


def test_fewer_seats_than_are_taken_throw_nobody_out_and_follow_who_leaves(worker):
    session = a_session(worker, capacity=4)
    inside = [book(session, a_user()) for _ in range(3)]
    waiter = book(session, a_user(), guests=1)

    session = resize_session(session.pk, capacity=1, by=worker)
    assert (session.capacity, session.wanted_capacity, session.above) == (3, 1, 2)

    for booking in inside:
        cancel_booking(booking.pk, by=booking.person)
    session.refresh_from_db()
    assert (session.capacity, session.wanted_capacity, session.taken) == (1, None, 0)
    waiter.refresh_from_db()
    assert waiter.waits, "two people do not fit on one seat"

    resize_session(session.pk, capacity=2, by=worker)
    waiter.refresh_from_db()
    assert waiter.offered


def test_the_team_may_decide_to_keep_everybody(worker):
    session = a_session(worker, capacity=3)
    for _ in range(3):
        book(session, a_user())
    resize_session(session.pk, capacity=2, by=worker)

    session = keep_everybody(session.pk, by=worker)

    assert (session.capacity, session.above, session.taken) == (3, 0, 3)
    with pytest.raises(NotAllowed):
        keep_everybody(session.pk, by=a_worker())


def test_a_session_that_is_past_or_called_off_keeps_its_seats_and_a_room_its_size(worker):
    session = a_session(worker, capacity=3)
    room = RoomFactory(venue=session.venue, capacity=8)
    Session.objects.filter(pk=session.pk).update(room=room)

    with pytest.raises(SeatsOfTheRoom):
        resize_session(session.pk, capacity=9, by=worker)
    assert resize_session(session.pk, capacity=8, by=worker).capacity == 8
    to_the_past(session)
    with pytest.raises(SessionClosed):
        resize_session(session.pk, capacity=4, by=worker)


def test_a_form_sent_again_after_its_seats_were_given_back_says_so():
    session, person, key = SessionFactory(), a_user(), new_id()
    booking = book(session, person, key=key)
    cancel_booking(booking.pk, by=person)

    with pytest.raises(AlreadyGivenBack):
        book(session, person, key=key)
    assert counts(session) == (0, 0, 0)


def test_near_the_day_a_newcomer_that_fits_comes_in_and_the_reason_is_kept():
    session = SessionFactory(capacity=3, starts_at=now() + dt.timedelta(hours=30))
    book(session, a_user(), guests=1)
    assert book(session, a_user(), guests=1).waits

    alone = book(session, a_user())

    assert (alone.state, alone.promoted_why) == ("confirmed", "fits")
