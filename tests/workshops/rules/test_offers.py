"""From the waiting list to the seat: what is kept, until when, and for whom next."""

import datetime as dt

import pytest
import time_machine

from journal.models import Entry
from kit.ids import new_id
from kit.refusals import NotAllowed
from kit.time import PARIS, now
from outbox.models import Message
from participation.people.models import Contact
from tests.support.clients import signed_in
from tests.support.people import a_user, a_worker
from tests.support.workshops import SessionFactory, book
from workshops.engine import UNTOLD_FOR, Child, answer_by
from workshops.fragments import one_outreach
from workshops.models import Booking, CallAnswer, CallWhy, Session
from workshops.permissions import Bearer
from workshops.rules import OfferOver, accept_offer, book_seats, cancel_booking, lapse_offers, note_call, offer_told

pytestmark = pytest.mark.django_db

START = dt.datetime(2026, 12, 9, 14, tzinfo=PARIS)
A_WEEK_BEFORE = START - dt.timedelta(days=7)


def state(booking: Booking) -> str:
    booking.refresh_from_db()
    return booking.state


def counts(session: Session) -> tuple[int, int]:
    session.refresh_from_db()
    return session.taken, session.waiting


@pytest.fixture
def calendar():
    with time_machine.travel(A_WEEK_BEFORE, tick=False) as travelling:
        yield travelling


def a_full_session(capacity: int = 1, **fields) -> tuple[Session, Booking]:
    session = SessionFactory(capacity=capacity, starts_at=START, **fields)
    return session, book(session, a_user(), guests=capacity - 1)


def test_an_offer_holds_the_seat_a_day_then_goes_to_the_next(calendar):
    session, inside = a_full_session()
    first, second = book(session, a_user()), book(session, a_user())
    cancel_booking(inside.pk, by=inside.person)
    first.refresh_from_db()
    assert (first.state, first.promoted_why, first.answer_by) == ("offered", "head", now() + dt.timedelta(days=1))
    assert counts(session) == (1, 1)

    calendar.shift(dt.timedelta(days=1, minutes=-1))
    assert lapse_offers() == 0
    calendar.shift(dt.timedelta(minutes=1))
    with pytest.raises(OfferOver):
        accept_offer(first.pk, by=first.person)
    assert lapse_offers() == 1

    assert (state(first), state(second), counts(session)) == ("lapsed", "offered", (1, 0))
    assert Message.objects.filter(kind="seats_offered").count() == 2
    assert lapse_offers() == 0


def test_who_says_yes_has_the_seat_and_may_say_it_twice(calendar):
    session, inside = a_full_session()
    waiter = book(session, a_user())
    cancel_booking(inside.pk, by=inside.person)

    accept_offer(waiter.pk, by=waiter.person)
    accept_offer(waiter.pk, by=waiter.person)

    assert (state(waiter), counts(session)) == ("confirmed", (1, 0))
    calendar.shift(dt.timedelta(days=2))
    assert lapse_offers() == 0


def test_who_says_no_lets_the_next_one_in(calendar):
    session, inside = a_full_session()
    first, second = book(session, a_user()), book(session, a_user())
    cancel_booking(inside.pk, by=inside.person)

    cancel_booking(first.pk, by=first.person)

    assert (state(first), state(second)) == ("cancelled", "offered")
    with pytest.raises(OfferOver):
        accept_offer(first.pk, by=first.person)


def test_near_the_day_the_household_that_fits_passes_and_it_is_written_why(calendar):
    session = SessionFactory(capacity=3, starts_at=START)
    inside, _other = book(session, a_user()), book(session, a_user(), guests=1)
    large, small = book(session, a_user(), guests=2), book(session, a_user())
    cancel_booking(inside.pk, by=inside.person)
    assert state(small) == "waiting", "a week before, nobody passes the large household"

    calendar.move_to(START - dt.timedelta(hours=47))
    lapse_offers()

    assert (state(large), state(small)) == ("waiting", "offered")
    assert small.promoted_why == "fits"
    offered = Entry.objects.get(stream_id=f"session:{session.pk}", verb="SeatsOffered")
    assert (offered.targets["why"], offered.targets["passed"]) == ("fits", 1)


def test_an_offer_made_at_night_runs_from_the_morning(calendar):
    session, inside = a_full_session()
    waiter = book(session, a_user())
    calendar.move_to(dt.datetime(2026, 12, 3, 23, tzinfo=PARIS))

    cancel_booking(inside.pk, by=inside.person)

    waiter.refresh_from_db()
    assert waiter.answer_by == dt.datetime(2026, 12, 5, 10, tzinfo=PARIS)


def test_who_has_only_a_landline_has_her_hours_from_the_call(calendar):
    session, inside = a_full_session()
    person = a_user()
    Contact.objects.create(user=person, phone="+33199000099", never_sms=True)
    waiter = book(session, person)
    cancel_booking(inside.pk, by=inside.person)
    waiter.refresh_from_db()
    assert waiter.offered
    assert waiter.answer_by is None
    calendar.shift(dt.timedelta(days=2))
    assert lapse_offers() == 0

    assert offer_told(waiter.pk)
    assert not offer_told(waiter.pk), "a second call does not give more time"

    waiter.refresh_from_db()
    assert waiter.answer_by == now() + dt.timedelta(days=1)


def test_who_could_not_be_told_keeps_the_seat_until_four_hours_before(calendar):
    session, inside = a_full_session()
    waiter = book(session, a_user(phone=None, username="sans-numero"))
    calendar.shift(dt.timedelta(days=5))
    cancel_booking(inside.pk, by=inside.person)

    calendar.move_to(START - dt.timedelta(hours=4, minutes=1))
    assert lapse_offers() == 0
    calendar.shift(dt.timedelta(minutes=1))
    assert lapse_offers() == 1
    assert state(waiter) == "lapsed"


def test_the_bearer_of_one_booking_answers_for_it_and_for_no_other(calendar):
    session, inside = a_full_session()
    first, second = book(session, a_user()), book(session, a_user())
    cancel_booking(inside.pk, by=inside.person)

    with pytest.raises(NotAllowed):
        accept_offer(first.pk, by=Bearer(second.pk, second.person_id))
    accept_offer(first.pk, by=Bearer(first.pk, first.person_id))

    assert state(first) == "confirmed"


def test_the_places_for_children_are_given_back_with_the_seats(calendar):
    session = SessionFactory(capacity=5, care_capacity=1, starts_at=START)
    child = Child(age=4, in_care=True)
    inside = book(session, a_user(), children=[child])
    waiter = book(session, a_user(), children=[child])
    assert (inside.seats, inside.care, waiter.state) == (1, 1, "waiting")

    cancel_booking(inside.pk, by=inside.person)

    session.refresh_from_db()
    assert (state(waiter), session.taken, session.care_taken) == ("offered", 1, 1)


def test_an_offer_nobody_could_tell_is_on_the_day_of_the_team_until_it_is_told_and_lapses_after_three_days(calendar):
    session = SessionFactory(capacity=1, starts_at=START)
    worker, inside = a_worker(session.workshop.structure), book(session, a_user())
    for name in ("Gisèle", "Yvette"):
        book_seats(session.pk, person=None, first_name=name, by=worker, key=new_id(), channel="desk")
    first, second = Booking.objects.filter(person=None).order_by("placed")
    cancel_booking(inside.pk, by=inside.person)
    assert [state(one) for one in (first, second)] == ["offered", "waiting"]

    pages = [signed_in(worker).get(address).content.decode() for address in ("/equipe/", "/equipe/aller-vers/")]
    assert "1 personne à prévenir" in pages[0]
    assert "Gisèle" in pages[1]
    assert "Une place est libre pour vous" in " ".join(one_outreach(first.pk, CallWhy.LAPSED).script(worker))
    calendar.shift(UNTOLD_FOR)
    assert lapse_offers() == 1
    assert [state(one) for one in (first, second)] == ["lapsed", "offered"]

    note_call(second.pk, why=CallWhy.LAPSED, answer=CallAnswer.NO_ANSWER, words="", key=new_id(), by=worker)
    second.refresh_from_db()
    assert second.answer_by is None
    note_call(second.pk, why=CallWhy.LAPSED, answer=CallAnswer.REACHED, words="", key=new_id(), by=worker)
    second.refresh_from_db()
    assert second.answer_by == answer_by(now(), START)
    assert "à prévenir" not in signed_in(worker).get("/equipe/").content.decode()
