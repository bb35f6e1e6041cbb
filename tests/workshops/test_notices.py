import datetime as dt
import itertools

import pytest
import time_machine

from journal.models import Entry
from kit.ids import new_id
from kit.time import MONTHS, NBSP, PARIS, in_paris, now, say_day, say_hour, today
from outbox.engine.neutral import gives_away
from outbox.engine.sms import fits
from outbox.kinds import find, names
from outbox.models import Call, Message
from outbox.rules import text_of
from participation.people.models import Contact
from participation.people.rules import CallResult, end_call, take_call
from tests.support.outbox import deliver
from tests.support.people import a_person, a_user, a_worker
from tests.support.workshops import SessionFactory, book
from workshops.engine import eve_at_ten
from workshops.models import Booking, Session
from workshops.notices import session_moved
from workshops.rules import accept_offer, book_seats, cancel_booking, lapse_offers

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon():
    """Nobody is called at night, nor a test kept waiting for the morning."""
    with time_machine.travel(dt.datetime.combine(today(), dt.time(12), PARIS)):
        yield


def the_text(kind: str) -> str | None:
    message = Message.objects.filter(kind=kind).latest("created_at")
    return find(kind).render(message)


STATES = {
    "booking_confirmed": ["confirmed"],
    "booking_made_for_you": ["confirmed", "waiting"],
    "booking_cancelled_for_you": ["cancelled"],
    "booking_reminder": ["confirmed"],
    "seats_offered": ["offered"],
    "not_this_time": ["lapsed"],
    "answered_no": ["cancelled"],
    "session_moved": ["confirmed", "offered", "waiting"],
    "session_called_off": ["cancelled"],
}
CASES = [(kind, state) for kind, states in STATES.items() for state in states]


def put(booking: Booking, state: str) -> None:
    """As if it had come so far."""
    over = now() if state in ("cancelled", "lapsed") else None
    Booking.objects.filter(pk=booking.pk).update(
        state=state, cancelled_at=over, offered_at=now(), answer_by=now() + dt.timedelta(hours=24), promoted_why="head"
    )


def by_desk(session: Session, contact: str, **options) -> Booking:
    """Somebody without account, entered by the desk."""
    worker = a_worker(session.workshop.structure)
    who = {"person": None, "first_name": "Gisèle", "contact": contact}
    return book_seats(session.pk, by=worker, key=new_id(), channel="phone", **who, **options)


@pytest.mark.parametrize("month", range(1, 13))
def test_every_text_is_one_neutral_sms_whatever_the_month_and_however_she_may_answer(month, settings):
    next_year = dt.datetime.now(PARIS).year + 1
    days = (dt.datetime(next_year, month, day, 10, 30, tzinfo=PARIS) for day in range(1, 29))
    longest = max(days, key=lambda day: len(f"{day:%A}"))
    session = SessionFactory(starts_at=longest, ends_at=longest + dt.timedelta(hours=6), capacity=4)
    bookings = [book(session, a_user()), by_desk(session, "+33639980077")]
    for secret, address in itertools.product((settings.INCOMING_SECRET, ""), ("https://long-nom.exemple.fr", "")):
        settings.INCOMING_SECRET, settings.LINK_URL = secret, address
        for booking, (kind, state) in itertools.product(bookings, CASES):
            put(booking, state)
            text = find(kind).render(Message(kind=kind, data={"booking": str(booking.pk)}))
            assert text, (kind, state)
            assert fits(text), (len(text), text)
            assert ("/s/" in text) <= bool(address), text
            assert ("OUI" in text or "NON" in text) <= bool(secret), text
            assert gives_away(text, [session.workshop.title, session.venue.place.name, "Gisèle"]) == set(), text


def test_an_offer_says_until_when_how_to_answer_and_where():
    start = dt.datetime.combine(today() + dt.timedelta(days=9), dt.time(14), PARIS)
    booking = book(SessionFactory(starts_at=start, ends_at=start + dt.timedelta(hours=2)), a_user())
    put(booking, "offered")
    booking.refresh_from_db()
    text = find("seats_offered").render(Message(kind="seats_offered", data={"booking": str(booking.pk)}))
    day = say_day(booking.answer_by).removesuffix(f" {MONTHS[in_paris(booking.answer_by).month - 1]}")
    until = f"{day} à {say_hour(booking.answer_by)}".replace(NBSP, " ")
    assert text.startswith("C'est possible : ")
    assert f"Répondez OUI ou NON avant {until}, ou ici : https://exemple.fr/s/{booking.links.get().token}/" in text


def test_what_is_too_late_to_answer_is_not_offered_any_more():
    booking = book(SessionFactory(), a_user())
    put(booking, "offered")
    Booking.objects.update(answer_by=now())
    assert find("seats_offered").render(Message(data={"booking": str(booking.pk)})) is None


def test_the_day_is_told_once_when_a_session_moves_twice_and_the_reminder_follows_it():
    session = SessionFactory()
    booking = book(session, a_user(), remind=True)
    for days in (1, 2):
        Session.objects.update(starts_at=session.starts_at + dt.timedelta(days=days), ends_at=now() + dt.timedelta(20))
        session_moved(Booking.objects.get(pk=booking.pk), moment=True, place=False)
    moved = Session.objects.get()
    told = [
        find("session_moved").render(one) for one in Message.objects.filter(kind="session_moved").order_by("created_at")
    ]
    assert [text for text in told if text] == [told[-1]]
    assert say_day(moved.starts_at).replace("û", "u") in told[-1]
    reminders = Message.objects.filter(kind="booking_reminder").order_by("due_at")
    assert [bool(find("booking_reminder").render(one)) for one in reminders] == [False, False, True]
    assert reminders.last().due_at == eve_at_ten(moved.starts_at)


@pytest.mark.parametrize(
    ("moves", "said"),
    [
        ([(False, True)], "Le lieu change :"),
        ([(True, False)], "Changement :"),
        ([(True, False), (False, True)], "L'heure et le lieu changent :"),
    ],
)
def test_what_moved_is_said_without_saying_where(moves, said):
    session = SessionFactory()
    booking = book(session, a_user())
    for moment, place in moves:
        session_moved(booking, moment=moment, place=place)
    text = the_text("session_moved")
    assert text.startswith(said)
    assert fits(text)
    assert gives_away(text, [session.workshop.title, session.venue.place.name]) == set()
    Message.objects.update(sent_at=now())
    session_moved(booking, moment=False, place=True)
    assert the_text("session_moved").startswith("Le lieu change :"), "of the rest she was told"


def test_who_still_waits_on_the_eve_is_told_that_it_is_not_this_time():
    session = SessionFactory(capacity=1)
    inside, waiter = book(session, a_user()), book(session, a_user())
    message = Message.objects.get(kind="not_this_time")
    assert (message.to, message.due_at) == (waiter.person_id, eve_at_ten(session.starts_at))
    assert "Si cela change" in find("not_this_time").render(message)
    cancel_booking(inside.pk, by=inside.person)
    accept_offer(waiter.pk, by=waiter.person)
    assert find("not_this_time").render(message) is None


def test_who_did_not_answer_in_time_is_told_and_once():
    session = SessionFactory(capacity=1)
    inside, waiter = book(session, a_user()), book(session, a_user())
    cancel_booking(inside.pk, by=inside.person)
    Booking.objects.filter(pk=waiter.pk).update(answer_by=now())
    lapse_offers()
    told = [find(one.kind).render(one) for one in Message.objects.filter(kind="not_this_time")]
    assert [text for text in told if text] == [text for text in told if text and text.startswith("Trop tard")]
    assert len([text for text in told if text]) == 1


def test_a_number_without_account_gets_its_sms_and_a_landline_a_call_from_the_team():
    session = SessionFactory(capacity=2)
    by_desk(session, "+33639980077", remind=True)
    by_desk(session, "+33199000077", remind=True)
    sms = deliver()
    assert [line["to"] for line in sms] == ["+33639980077"]
    assert "Pour annuler : https://exemple.fr/s/" in sms[0]["text"]
    assert not Call.objects.exists(), "the desk has just told her on the phone"
    deliver(at=eve_at_ten(session.starts_at) + dt.timedelta(minutes=1))
    call = Call.objects.get()
    assert (call.to, call.team) == (None, session.workshop.structure_id)
    assert names([call.message]) == {call.pk: "Gisèle"}
    assert "Dites-le maintenant." in text_of(call.message)


def test_the_hours_of_an_offer_by_phone_run_from_the_call_that_told_it():
    session = SessionFactory(capacity=1)
    inside = book(session, a_user())
    waiter = by_desk(session, "+33199000077")
    cancel_booking(inside.pk, by=inside.person)
    deliver()
    call, worker = Call.objects.get(), a_worker(session.workshop.structure)
    waiter.refresh_from_db()
    assert (waiter.offered, waiter.answer_by) == (True, None)
    assert "Dites oui ou non, avant" in text_of(call.message)
    assert find("seats_offered").page(call.message) == f"/ateliers/{session.pk}/"
    take_call(call.pk, by=worker)
    end_call(call.pk, result=CallResult.NO_ANSWER, by=worker)
    waiter.refresh_from_db()
    assert waiter.answer_by is None
    Call.objects.update(not_before=now())
    take_call(call.pk, by=worker)
    end_call(call.pk, result=CallResult.REACHED, by=worker)
    waiter.refresh_from_db()
    assert waiter.answer_by


def test_an_offer_to_who_wants_no_sms_is_told_by_her_team_and_has_no_link():
    session = SessionFactory(capacity=1)
    inside, salma = book(session, a_user()), a_person()
    Contact.objects.create(user=salma, never_sms=True)
    waiter = book(session, salma)
    cancel_booking(inside.pk, by=inside.person)
    deliver()
    waiter.refresh_from_db()
    call = Call.objects.get()
    assert (call.to, call.team, waiter.answer_by) == (salma.pk, None, None)
    assert not waiter.links.exists()
    assert "/s/" not in text_of(call.message)


def test_an_email_has_the_link_and_does_not_ask_for_an_sms():
    session = SessionFactory(capacity=1)
    inside, waiter = book(session, a_user()), book(session, a_user(phone=None, email="awa@exemple.fr"))
    cancel_booking(inside.pk, by=inside.person)
    (offer,) = [line for line in deliver() if line["channel"] == "email"]
    assert waiter.links.get().token in offer["text"]
    assert "OUI" not in offer["text"]


@pytest.mark.parametrize(("result", "state"), [(CallResult.SAID_YES, "confirmed"), (CallResult.SAID_NO, "cancelled")])
def test_what_she_answers_on_the_phone_is_done_at_once_and_not_told_to_her_again(result, state):
    session = SessionFactory(capacity=1)
    inside = book(session, a_user())
    waiter = by_desk(session, "+33199000077")
    cancel_booking(inside.pk, by=inside.person)
    deliver()
    call, worker = Call.objects.get(), a_worker(session.workshop.structure)
    take_call(call.pk, by=worker)
    end_call(call.pk, result=result, by=worker)
    waiter.refresh_from_db()
    assert waiter.state == state
    deliver()
    assert not Call.objects.filter(ended_at=None).exists()
    entry = Entry.objects.filter(stream_id=f"session:{session.pk}").latest("seq")
    assert (entry.actor, entry.channel) == (worker.pk, "phone")


def test_the_reminder_waits_for_the_eve_and_is_dropped_when_the_seat_was_given_back():
    start = (dt.datetime.now(PARIS) + dt.timedelta(days=9)).replace(hour=14, minute=0, second=0, microsecond=0)
    session = SessionFactory(starts_at=start, ends_at=start + dt.timedelta(hours=2))
    booking = book(session, a_user(), remind=True)

    reminder = Message.objects.get(kind="booking_reminder")
    eve = start.date() - dt.timedelta(days=1)
    assert reminder.due_at == dt.datetime.combine(eve, dt.time(10), PARIS)
    assert "14 h" in the_text("booking_reminder")

    cancel_booking(booking.pk, by=booking.person)
    assert the_text("booking_reminder") is None


def test_who_did_not_ask_is_not_reminded():
    book(SessionFactory(), a_user())

    assert not Message.objects.filter(kind="booking_reminder").exists()


def test_who_waited_is_reminded_only_once_she_said_yes():
    session = SessionFactory(capacity=1)
    inside = book(session, a_user())
    waiter = book(session, a_user(), remind=True)
    cancel_booking(inside.pk, by=inside.person)
    assert not Message.objects.filter(kind="booking_reminder").exists()

    accept_offer(waiter.pk, by=waiter.person)

    assert Message.objects.filter(kind="booking_reminder").exists()
