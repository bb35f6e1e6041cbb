"""« OUI » and « NON » by SMS: done when they can mean one thing, a call when they can mean two, and never a guess."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from journal.models import Entry
from kit.ids import new_id
from kit.time import PARIS, now, today
from outbox.gateways import Heard
from outbox.models import Call, Incoming, Message, Result
from outbox.rules import take_incoming, text_of
from participation.people.models import Contact
from participation.people.notices import news_in_her_space
from participation.people.rules import keepers
from participation.people.rules.erase_person import erase_person
from tests.support.outbox import deliver
from tests.support.people import StructureFactory, a_person, a_user, a_worker
from tests.support.workshops import SessionFactory, WorkshopFactory, book
from workshops.engine import eve_at_ten
from workshops.models import Booking, Session
from workshops.rules import book_seats, cancel_booking, lapse_offers

pytestmark = pytest.mark.django_db
HERS = "+33639980005"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(dt.datetime.combine(today(), dt.time(12), PARIS)) as moving:
        yield moving


@pytest.fixture
def home():
    return StructureFactory()


@pytest.fixture
def salma(home):
    return a_person(home, name="Salma Haddad", phone=HERS)


def a_session(home, **fields) -> Session:
    return SessionFactory(workshop=WorkshopFactory(structure=home), **{"capacity": 1} | fields)


def offered_to(person, home, *, contact: str = "", **options) -> Booking:
    """She waited, a seat came free, and it was written to her."""
    session = a_session(home)
    inside = book(session, a_user())
    if person is None:
        who = {"person": None, "first_name": "Gisèle", "contact": contact}
        waiter = book_seats(session.pk, by=a_worker(home), key=new_id(), channel="phone", **who, **options)
    else:
        waiter = book(session, person, **options)
    cancel_booking(inside.pk, by=inside.person)
    deliver()
    return waiter


def says(text: str, number: str = HERS, identity: str = "") -> str:
    identity = identity or str(new_id())
    take_incoming(Heard(identity, number, text))
    return Incoming.objects.get(operator_id=identity).result


def state(booking: Booking) -> str:
    booking.refresh_from_db()
    return booking.state


@pytest.mark.parametrize("number", [HERS, "0639980005", "33639980005", "0033639980005"])
def test_a_yes_takes_the_seat_and_is_confirmed_by_sms(salma, home, number):
    booking = offered_to(salma, home)
    assert says("Oui merci !", number) == Result.DONE
    assert state(booking) == "confirmed"
    assert [line["text"].partition(" :")[0] for line in deliver()] == ["C'est noté"]
    entry = Entry.objects.filter(stream_id=f"session:{booking.session_id}").latest("seq")
    assert (entry.verb, entry.actor) == ("OfferAccepted", salma.pk)


def test_a_no_gives_the_seat_to_the_next_one_and_is_said_to_be_understood(salma, home):
    booking = offered_to(salma, home)
    following = book(booking.session, a_user())
    assert says("non") == Result.DONE
    assert (state(booking), state(following)) == ("cancelled", "offered")
    assert any(line["text"].startswith("C'est noté, ce sera sans vous") for line in deliver())


def test_somebody_without_account_answers_from_the_number_she_left(home):
    booking = offered_to(None, home, contact="+33639980077")
    assert says("OUI", "+33639980077") == Result.DONE
    assert state(booking) == "confirmed"


def test_the_same_answer_handed_on_twice_is_done_once(salma, home):
    booking = offered_to(salma, home)
    says("OUI", identity="sms-1")
    cancel_booking(booking.pk, by=salma)
    says("OUI", identity="sms-1")
    assert state(booking) == "cancelled"


def test_between_two_offers_somebody_calls(salma, home):
    bookings = [offered_to(salma, home), offered_to(salma, home)]
    assert says("OUI") == Result.CALL
    assert [state(booking) for booking in bookings] == ["offered", "offered"]
    assert deliver() == []
    call = Call.objects.get()
    assert call.to == salma.pk
    assert text_of(call.message).count(" à ") == 2, "both days"


def test_of_two_people_at_one_number_who_are_both_asked_nobody_is_taken_for_the_other(salma, home):
    nour = a_person(home, name="Nour Haddad", phone="+33639980006")
    Contact.objects.create(user=nour, phone=HERS)
    bookings = [offered_to(salma, home), offered_to(nour, home)]
    assert says("NON") == Result.CALL
    assert [state(booking) for booking in bookings] == ["offered", "offered"]
    deliver()
    assert set(Call.objects.values_list("to", flat=True)) == {salma.pk, nour.pk}


def test_a_no_from_a_shared_telephone_where_somebody_else_is_expected_is_a_call_and_a_yes_to_the_offer_is_not(
    salma, home
):
    nour = a_person(home, name="Nour Haddad", phone="+33639980006")
    Contact.objects.create(user=nour, phone=HERS)
    hers, offer = book(a_session(home), nour), offered_to(salma, home)
    assert says("NON") == Result.CALL
    assert (state(hers), state(offer)) == ("confirmed", "offered")
    assert says("OUI") == Result.DONE
    assert (state(hers), state(offer)) == ("confirmed", "confirmed")


def test_a_no_to_the_offer_that_was_the_last_sms_leaves_her_other_seat(salma, home):
    other = book(a_session(home), salma)
    deliver()
    offer = offered_to(salma, home)
    assert says("NON") == Result.DONE
    assert (state(other), state(offer)) == ("confirmed", "cancelled")


def test_whoever_has_no_team_is_called_by_the_one_that_expects_her(home):
    person = a_user(phone="+33639980088")
    book(a_session(home), person)
    assert says("C'est où ?", "+33639980088") == Result.CALL
    deliver()
    call = Call.objects.get()
    assert (call.to, call.team) == (person.pk, home.pk)


def test_a_number_that_is_no_longer_hers_answers_nothing(salma, home):
    booking = offered_to(salma, home)
    Contact.objects.create(user=salma, phone="+33639980099")
    assert says("OUI") == Result.NOTHING
    assert says("OUI", "+33639980099") == Result.DONE
    assert state(booking) == "confirmed"


def test_an_offer_that_has_not_left_yet_was_not_answered(salma, home, clock):
    clock.move_to(dt.datetime.combine(today(), dt.time(22), PARIS))
    session = a_session(home)
    inside, waiter = book(session, a_user()), book(session, salma)
    cancel_booking(inside.pk, by=inside.person)
    assert says("OUI") == Result.NOTHING
    assert state(waiter) == "offered"


def test_what_is_not_a_yes_nor_a_no_is_read_by_somebody_who_calls(salma, home):
    booking = offered_to(salma, home)
    assert says("Oui mais je serai en retard") == Result.CALL
    assert state(booking) == "offered"
    deliver()
    assert '"Oui mais je serai en retard"' in text_of(Call.objects.get().message)


def test_a_call_that_has_nothing_to_ask_any_more_says_so(salma, home):
    booking = offered_to(salma, home)
    says("peut-être")
    cancel_booking(booking.pk, by=salma)
    assert text_of(Message.objects.get(kind="answer_unclear")) is None


def remind(person, home, **options) -> Booking:
    """She has a seat, and was reminded of it."""
    booking = book(a_session(home), person, remind=True, **options)
    deliver()
    deliver(at=eve_at_ten(booking.session.starts_at) + dt.timedelta(minutes=5))
    return booking


def test_a_no_to_the_reminder_gives_the_seat_back(salma, home):
    booking = remind(salma, home)
    assert says("NON") == Result.DONE
    assert state(booking) == "cancelled"


def test_a_yes_to_the_reminder_changes_nothing(salma, home):
    booking = remind(salma, home)
    assert says("OUI") == Result.DONE
    assert state(booking) == "confirmed"


def test_a_no_after_an_sms_about_something_else_is_nobodys_guess(salma, home):
    booking = remind(salma, home)
    news_in_her_space(salma, "later")
    deliver(at=eve_at_ten(booking.session.starts_at) + dt.timedelta(hours=1))
    assert says("NON") == Result.CALL
    assert state(booking) == "confirmed"


def test_a_no_that_nothing_asked_for_is_a_call_where_she_is_expected_and_nothing_elsewhere(salma, home):
    book(a_session(home), salma)
    assert says("je suis malade") == Result.CALL
    assert says("NON", "+33639980042") == Result.NOTHING
    assert Incoming.objects.get(result=Result.NOTHING).words == ""
    assert says("NON", "3000") == Result.NOTHING


def test_a_yes_that_comes_too_late_is_told_so(salma, home):
    booking = offered_to(salma, home)
    Booking.objects.filter(pk=booking.pk).update(answer_by=now())
    lapse_offers()
    deliver()
    assert says("OUI") == Result.DONE
    assert state(booking) == "lapsed"
    assert [line["text"].startswith("Trop tard cette fois") for line in deliver()] == [True]


def test_too_late_by_a_moment_is_too_late(salma, home):
    booking = offered_to(salma, home)
    Booking.objects.filter(pk=booking.pk).update(answer_by=now())
    assert says("OUI") == Result.DONE
    assert state(booking) == "offered", "the tick has not come by yet"
    assert deliver()[0]["text"].startswith("Trop tard cette fois")


def test_her_words_go_with_her_and_she_takes_them_along(salma, home):
    offered_to(salma, home)
    says("je suis à l'hôpital")
    (keeper,) = [one for one in keepers.every() if one.name == "workshops"]
    assert "je suis à l'hôpital" in str(list(keeper.export(salma)))
    erase_person(salma, by=None)
    assert not Incoming.objects.exclude(words="").exists()
