import pytest
from django.db import IntegrityError, transaction

from journal.models import Entry
from kit.ids import new_id
from kit.refusals import NotAllowed
from tests.support.people import a_coordinator, a_user, a_worker
from tests.support.workshops import SessionFactory, book, to_the_past
from workshops.models import Attendee, Mark, Session
from workshops.rules import NotToday, RollChanged, Said, cancel_booking, note_attendance

pytestmark = pytest.mark.django_db
HERE, LATE, AWAY, NONE = Mark


def a_roll(people: int = 2) -> tuple[Session, list[Attendee]]:
    """A session of today with so many people, nobody noted yet."""
    session = SessionFactory(capacity=people)
    attendees = [book(session, a_user()).attendees.get() for _ in range(people)]
    return to_the_past(session, days=0), attendees


def marks(session: Session) -> list[str]:
    return [one.mark for one in Attendee.objects.expected(session)]


def test_the_team_notes_a_whole_list_at_once_and_may_correct_it():
    session, (awa, joel) = a_roll()
    worker, claire = a_worker(session.workshop.structure), a_coordinator(session.workshop.structure)

    note_attendance(session.pk, marks={awa.pk: Said(NONE, LATE), joel.pk: Said(NONE, AWAY)}, by=worker)
    assert marks(session) == [LATE, AWAY]

    note_attendance(session.pk, marks={awa.pk: Said(LATE, NONE), joel.pk: Said(AWAY, HERE)}, by=claire)
    assert marks(session) == [NONE, HERE]
    assert Entry.objects.filter(stream_id=f"session:{session.pk}", verb="AttendanceMarked").count() == 4


def test_the_others_are_there_and_those_noted_before_stay_as_they_were():
    session, (_awa, joel, salma) = a_roll(3)
    worker = a_worker(session.workshop.structure)
    note_attendance(session.pk, marks={joel.pk: Said(NONE, AWAY)}, by=worker)

    note_attendance(session.pk, marks={salma.pk: Said(NONE, LATE)}, others=HERE, by=worker)

    assert marks(session) == [HERE, AWAY, LATE]


def test_the_same_list_sent_twice_changes_and_records_nothing_more():
    session, (awa, joel) = a_roll()
    sent = {awa.pk: Said(NONE, HERE), joel.pk: Said(NONE, AWAY)}
    worker = a_worker(session.workshop.structure)

    assert len(note_attendance(session.pk, marks=sent, by=worker)) == 2
    assert note_attendance(session.pk, marks=sent, by=worker) == []

    assert Entry.objects.filter(verb="AttendanceMarked").count() == 2


def test_two_who_note_different_lines_of_one_list_both_keep_theirs():
    session, (awa, joel) = a_roll()
    structure = session.workshop.structure
    note_attendance(session.pk, marks={awa.pk: Said(NONE, AWAY), joel.pk: Said(NONE, NONE)}, by=a_worker(structure))

    note_attendance(session.pk, marks={awa.pk: Said(NONE, NONE), joel.pk: Said(NONE, HERE)}, by=a_worker(structure))

    assert marks(session) == [AWAY, HERE]


def test_two_who_say_otherwise_of_one_person_are_told_and_nothing_of_the_second_list_is_written():
    session, (awa, joel) = a_roll()
    structure = session.workshop.structure
    note_attendance(session.pk, marks={awa.pk: Said(NONE, AWAY)}, by=a_worker(structure))

    with pytest.raises(RollChanged):
        note_attendance(session.pk, marks={joel.pk: Said(NONE, HERE), awa.pk: Said(NONE, HERE)}, by=a_worker(structure))

    assert marks(session) == [AWAY, NONE]


def test_the_team_of_another_structure_does_not():
    session, (awa, _) = a_roll()

    for stranger in (a_worker(), awa.user):
        with pytest.raises(NotAllowed):
            note_attendance(session.pk, marks={awa.pk: Said(NONE, HERE)}, by=stranger)
    with pytest.raises(NotAllowed):
        note_attendance(new_id(), marks={}, by=a_worker())
    assert marks(session) == [NONE, NONE]


def test_nobody_is_noted_before_the_day():
    session = SessionFactory()
    attendee = book(session, a_user()).attendees.get()

    with pytest.raises(NotToday):
        note_attendance(session.pk, marks={attendee.pk: Said(NONE, HERE)}, by=a_worker(session.workshop.structure))


def test_who_is_not_expected_in_this_session_is_not_noted_in_it():
    booking = book(SessionFactory(), a_user())
    gone = booking.attendees.get()
    cancel_booking(booking.pk, by=booking.person)
    session = to_the_past(Session.objects.get())
    elsewhere = a_roll(1)[1][0]
    worker = a_worker(session.workshop.structure)

    for attendee in (gone, elsewhere):
        with pytest.raises(RollChanged):
            note_attendance(session.pk, marks={attendee.pk: Said(NONE, HERE)}, by=worker)
        attendee.refresh_from_db()
        assert attendee.mark is NONE


def test_the_database_refuses_somebody_late_who_is_not_there():
    _, (awa, _) = a_roll()

    with pytest.raises(IntegrityError), transaction.atomic():
        Attendee.objects.filter(pk=awa.pk).update(present=False, late=True)
