import pytest
from django.db import IntegrityError, transaction

from journal.models import Channel, Entry
from kit.ids import new_id
from kit.refusals import NotAllowed
from kit.time import now
from outbox.models import Message
from participation.people.models import Role
from tests.support.people import StructureFactory, a_person, a_user, a_worker, accompany, give_mandate, with_role
from tests.support.workshops import SessionFactory, book, to_the_past
from workshops.models import BookingState, Session
from workshops.rules import AlreadyBooked, SessionClosed, SessionFull, TooManySeats, book_seats, cancel_booking

pytestmark = pytest.mark.django_db


def counts(session: Session) -> tuple[int, int]:
    session.refresh_from_db()
    return session.taken, session.waiting


def test_the_last_two_seats_go_to_the_household_of_two():
    session = SessionFactory(capacity=3)
    book(session, a_user())

    household = book(session, a_user(), guests=1)

    assert household.confirmed
    assert counts(session) == (3, 0)
    assert household.attendees.count() == 2


def test_a_household_that_does_not_fit_waits_whole():
    session = SessionFactory(capacity=3)
    book(session, a_user(), guests=1)

    household = book(session, a_user(), guests=1)

    assert household.waits
    assert counts(session) == (2, 2)


def test_a_newcomer_never_passes_the_waiting_list():
    session = SessionFactory(capacity=3)
    book(session, a_user(), guests=1)
    book(session, a_user(), guests=1)

    alone = book(session, a_user())

    assert alone.waits, "one seat is free, but two people wait for theirs"
    assert counts(session) == (2, 3)


def test_who_did_not_accept_to_wait_is_told_and_nothing_is_written():
    session = SessionFactory(capacity=1)
    book(session, a_user())

    with pytest.raises(SessionFull):
        book(session, a_user(), or_wait=False)

    assert counts(session) == (1, 0)
    assert session.bookings.count() == 1


def test_asking_twice_with_one_key_books_once():
    session, person, key = SessionFactory(capacity=2), a_user(), new_id()

    first = book(session, person, key=key)
    again = book(session, person, key=key)

    assert again == first
    assert counts(session) == (1, 0)


def test_a_key_answers_only_who_made_it():
    session, key = SessionFactory(), new_id()
    book(session, a_user(), key=key)

    with pytest.raises(NotAllowed):
        book(session, a_user(), key=key)


def test_the_key_of_a_refused_request_can_be_sent_again():
    session, key = SessionFactory(capacity=1), new_id()
    first, person = book(session, a_user()), a_user()
    with pytest.raises(SessionFull):
        book(session, person, key=key, or_wait=False)
    cancel_booking(first.pk, by=first.person)

    assert book(session, person, key=key, or_wait=False).confirmed


def test_one_person_has_one_live_booking_in_a_session():
    session, person = SessionFactory(), a_user()
    first = book(session, person)

    with pytest.raises(AlreadyBooked):
        book(session, person)
    assert counts(session) == (1, 0)

    cancel_booking(first.pk, by=person)
    assert book(session, person).confirmed


def test_nobody_books_what_has_begun_or_is_closed():
    begun, closed = to_the_past(SessionFactory()), SessionFactory(open=False)

    for session in (begun, closed):
        with pytest.raises(SessionClosed):
            book(session, a_user())
        assert counts(session) == (0, 0)


def test_a_household_larger_than_the_room_is_refused_at_once():
    with pytest.raises(TooManySeats):
        book(SessionFactory(capacity=2), a_user(), guests=2)
    with pytest.raises(TooManySeats):
        book(SessionFactory(capacity=50), a_user(), guests=12)


def test_a_session_that_does_not_exist_is_not_found():
    person = a_user()
    with pytest.raises(NotAllowed):
        book_seats(new_id(), person=person, by=person, key=new_id())


def test_a_worker_books_for_whom_she_accompanies_and_the_person_is_told():
    structure = StructureFactory()
    person, worker = a_person(structure), a_worker(structure)
    accompany(worker, person, structure)
    session = SessionFactory()

    booking = book_seats(session.pk, person=person, by=worker, key=new_id(), channel=Channel.ASSISTED)

    assert booking.person == person
    assert list(Message.objects.values_list("kind", "to")) == [("booking_made_for_you", person.pk)]
    entry = Entry.objects.get(stream_id=f"session:{session.pk}")
    assert (entry.actor, entry.on_behalf, entry.channel) == (worker.pk, person.pk, "assisted")


def test_a_helper_books_under_her_mandate():
    person, helper = a_user(), a_user()
    give_mandate(person, helper)

    assert book_seats(SessionFactory().pk, person=person, by=helper, key=new_id()).confirmed


@pytest.mark.parametrize("stranger", [a_user, a_worker, lambda: with_role(a_user(), Role.PLATFORM)])
def test_nobody_else_books_for_a_person(stranger):
    session, person = SessionFactory(), a_person()

    with pytest.raises(NotAllowed):
        book_seats(session.pk, person=person, by=stranger(), key=new_id())

    assert counts(session) == (0, 0)


def test_who_has_a_seat_is_told_and_who_waits_is_not():
    session, inside, outside = SessionFactory(capacity=1), a_user(), a_user()
    book(session, inside)
    book(session, outside)

    told = Message.objects.filter(due_at__lte=now())
    assert list(told.values_list("kind", "to")) == [("booking_confirmed", inside.pk)]
    assert Message.objects.get(to=outside.pk).kind == "not_this_time", "on the eve, if she still waits then"


def test_the_database_refuses_to_oversell():
    session = SessionFactory(capacity=1)

    with pytest.raises(IntegrityError), transaction.atomic():
        Session.objects.filter(pk=session.pk).update(taken=2)


def test_the_database_refuses_two_live_bookings_of_one_person():
    session, person = SessionFactory(), a_user()
    booking = book(session, person)

    with pytest.raises(IntegrityError), transaction.atomic():
        session.bookings.create(
            person=person, by=person, seats=1, state=BookingState.WAITING, placed=booking.placed + 1, key=new_id()
        )
