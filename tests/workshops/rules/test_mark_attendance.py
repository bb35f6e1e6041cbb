import pytest

from kit.refusals import NotAllowed, Stale
from tests.support.people import a_coordinator, a_user, a_worker
from tests.support.workshops import SessionFactory, book, to_the_past
from workshops.models import Session
from workshops.rules import NotToday, cancel_booking, mark_attendance

pytestmark = pytest.mark.django_db


def test_the_team_of_the_workshop_notes_who_came_and_may_correct_it():
    session = SessionFactory()
    attendee = book(session, a_user()).attendees.get()
    to_the_past(session)

    assert mark_attendance(attendee.pk, present=True, by=a_worker(session.workshop.structure)).present is True
    assert mark_attendance(attendee.pk, present=None, by=a_coordinator(session.workshop.structure)).present is None


def test_the_team_of_another_structure_does_not():
    session = SessionFactory()
    attendee = book(session, a_user()).attendees.get()
    to_the_past(session)

    for stranger in (a_worker(), attendee.user):
        with pytest.raises(NotAllowed):
            mark_attendance(attendee.pk, present=True, by=stranger)
    attendee.refresh_from_db()
    assert attendee.present is None


def test_nobody_is_marked_before_the_day():
    session = SessionFactory()
    attendee = book(session, a_user()).attendees.get()

    with pytest.raises(NotToday):
        mark_attendance(attendee.pk, present=True, by=a_worker(session.workshop.structure))


def test_who_gave_the_seat_back_is_not_expected():
    booking = book(SessionFactory(), a_user())
    attendee = booking.attendees.get()
    cancel_booking(booking.pk, by=booking.person)
    session = to_the_past(Session.objects.get())

    with pytest.raises(Stale):
        mark_attendance(attendee.pk, present=True, by=a_worker(session.workshop.structure))
