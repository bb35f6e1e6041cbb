import pytest

from journal.models import Entry
from kit.ids import new_id
from kit.refusals import NotAllowed
from participation.people.models import Role
from tests.support.people import a_person, a_user, a_worker, with_role
from tests.support.workshops import SessionFactory, book, to_the_past
from workshops.models import Attendee, Booking, BookingState, Mark, Session
from workshops.rules import NotHeld, NotToday, Said, WalkIn, add_walk_in, call_off_session, note_attendance

pytestmark = pytest.mark.django_db


def seats(session: Session) -> tuple[int, int]:
    session.refresh_from_db()
    return session.taken, session.waiting


def test_somebody_who_came_is_there_and_takes_no_seat_from_anybody():
    session = SessionFactory(capacity=1)
    book(session, a_user())
    to_the_past(session, days=0)

    booking = add_walk_in(session.pk, walk_in=WalkIn(new_id(), "Ousmane"), by=a_worker(session.workshop.structure))

    assert booking.walked_in
    assert [(one.who, one.mark) for one in booking.attendees.all()] == [("Ousmane", Mark.HERE)]
    assert seats(session) == (1, 0)
    assert Entry.objects.filter(stream_id=f"session:{session.pk}", verb="WalkedIn").count() == 1


def test_the_same_line_sent_twice_is_one_person():
    session = to_the_past(SessionFactory(), days=0)
    worker, walk_in = a_worker(session.workshop.structure), WalkIn(new_id(), "Ousmane")

    assert len({add_walk_in(session.pk, walk_in=walk_in, by=worker).pk for _ in range(2)}) == 1
    assert Attendee.objects.expected(session).count() == 1


@pytest.mark.parametrize("state", [BookingState.WAITING, BookingState.OFFERED])
def test_who_waited_for_a_seat_and_came_keeps_her_booking_and_is_waited_for_no_more(state):
    session = SessionFactory(capacity=3)
    inside, waiting = book(session, a_user(), guests=2), book(session, a_user(), guests=1)
    if state == BookingState.OFFERED:
        Booking.objects.filter(pk=inside.pk).update(state=BookingState.CANCELLED, cancelled_at=inside.placed_at)
        Session.objects.filter(pk=session.pk).update(taken=2, waiting=0)
        Booking.objects.filter(pk=waiting.pk).update(state=state, offered_at=inside.placed_at, promoted_why="head")
    to_the_past(session, days=0)
    structure = session.workshop.structure
    with_role(waiting.person, Role.PERSON, structure)

    came = add_walk_in(session.pk, walk_in=WalkIn(new_id(), person=waiting.person), by=a_worker(structure))

    assert came.pk == waiting.pk
    assert came.walked_in
    assert [one.mark for one in came.attendees.order_by("seat")] == [Mark.HERE, Mark.NONE], "her guest has a line too"
    assert seats(session) == ((3, 0) if state == BookingState.WAITING else (0, 0))


def test_who_was_expected_is_noted_where_she_is_expected():
    session = SessionFactory()
    booking = book(session, a_user())
    to_the_past(session, days=0)

    add_walk_in(session.pk, walk_in=WalkIn(new_id(), person=booking.person), by=a_worker(session.workshop.structure))

    assert [one.mark for one in Attendee.objects.expected(session)] == [Mark.HERE]
    assert Booking.objects.get().confirmed


def test_an_account_that_the_team_does_not_know_is_not_written_down():
    session = to_the_past(SessionFactory(), days=0)

    with pytest.raises(NotAllowed):
        add_walk_in(session.pk, walk_in=WalkIn(new_id(), person=a_person()), by=a_worker(session.workshop.structure))
    assert not Booking.objects.exists()


def test_nobody_walks_in_before_the_day_nor_where_one_does_not_work():
    session = SessionFactory()
    with pytest.raises(NotToday):
        add_walk_in(session.pk, walk_in=WalkIn(new_id(), "Ali"), by=a_worker(session.workshop.structure))
    to_the_past(session, days=0)
    for session_id in (session.pk, new_id()):
        with pytest.raises(NotAllowed):
            add_walk_in(session_id, walk_in=WalkIn(new_id(), "Ali"), by=a_worker())


def test_nobody_comes_to_a_session_that_was_called_off():
    session = SessionFactory()
    worker = a_worker(session.workshop.structure)
    call_off_session(session.pk, by=worker)
    to_the_past(session, days=0)

    with pytest.raises(NotHeld):
        add_walk_in(session.pk, walk_in=WalkIn(new_id(), "Ali"), by=worker)
    with pytest.raises(NotHeld):
        note_attendance(session.pk, marks={}, by=worker)


def test_one_noted_by_mistake_leaves_the_list():
    session = to_the_past(SessionFactory(), days=0)
    worker = a_worker(session.workshop.structure)
    attendee = add_walk_in(session.pk, walk_in=WalkIn(new_id(), "Ali"), by=worker).attendees.get()

    note_attendance(session.pk, marks={attendee.pk: Said(Mark.HERE, Mark.NONE)}, by=worker)

    assert not Attendee.objects.expected(session).exists()
    assert Booking.objects.get().state == BookingState.CANCELLED
