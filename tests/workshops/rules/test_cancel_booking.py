import pytest

from journal.models import Entry
from kit.ids import new_id
from kit.refusals import NotAllowed
from outbox.models import Message
from tests.support.people import StructureFactory, a_person, a_user, a_worker, accompany
from tests.support.workshops import SessionFactory, book, to_the_past
from workshops.models import Booking, Session
from workshops.rules import AlreadyBegun, book_seats, cancel_booking

pytestmark = pytest.mark.django_db


def state(booking: Booking) -> str:
    booking.refresh_from_db()
    return booking.state


def test_a_seat_given_back_is_offered_to_the_first_who_waits():
    session = SessionFactory(capacity=1)
    inside, first, second = (book(session, a_user()) for _ in range(3))

    cancel_booking(inside.pk, by=inside.person)

    assert [state(booking) for booking in (inside, first, second)] == ["cancelled", "offered", "waiting"]
    session.refresh_from_db()
    assert (session.taken, session.waiting) == (1, 1)
    assert Message.objects.filter(kind="seats_offered").values_list("to", flat=True).get() == first.person_id
    verbs = Entry.objects.filter(stream_id=f"session:{session.pk}").values_list("verb", flat=True)
    assert set(verbs) == {"SeatsBooked", "SeatsOffered", "BookingCancelled"}


def test_a_household_waits_until_there_is_room_for_all_of_it():
    session = SessionFactory(capacity=2)
    one, other = book(session, a_user()), book(session, a_user())
    household, alone = book(session, a_user(), guests=1), book(session, a_user())

    cancel_booking(one.pk, by=one.person)
    assert (state(household), state(alone)) == ("waiting", "waiting")

    cancel_booking(other.pk, by=other.person)
    assert (state(household), state(alone)) == ("offered", "waiting")


def test_a_household_that_leaves_the_list_lets_the_next_one_through():
    session = SessionFactory(capacity=3)
    book(session, a_user(), guests=1)
    household, alone = book(session, a_user(), guests=1), book(session, a_user())

    cancel_booking(household.pk, by=household.person)

    assert state(alone) == "offered"
    session.refresh_from_db()
    assert (session.taken, session.waiting) == (3, 0)


def test_cancelling_twice_gives_back_once():
    session = SessionFactory(capacity=3)
    book(session, a_user())
    booking = book(session, a_user())

    cancel_booking(booking.pk, by=booking.person)
    cancel_booking(booking.pk, by=booking.person)

    session.refresh_from_db()
    assert session.taken == 1


def test_nobody_cancels_the_seat_of_a_stranger():
    booking = book(SessionFactory(), a_user())

    with pytest.raises(NotAllowed):
        cancel_booking(booking.pk, by=a_worker())
    with pytest.raises(NotAllowed):
        cancel_booking(new_id(), by=a_user())
    assert state(booking) == "confirmed"


def test_a_seat_is_not_given_back_once_the_session_has_begun():
    booking = book(SessionFactory(), a_user())
    to_the_past(Session.objects.get())

    with pytest.raises(AlreadyBegun):
        cancel_booking(booking.pk, by=booking.person)


def test_a_person_is_told_when_her_worker_cancels_for_her():
    structure = StructureFactory()
    person, worker = a_person(structure), a_worker(structure)
    accompany(worker, person, structure)
    booking = book_seats(SessionFactory().pk, person=person, by=person, key=new_id())

    cancel_booking(booking.pk, by=worker)

    assert Message.objects.filter(kind="booking_cancelled_for_you", to=person.pk).exists()
