"""`/s/<token>/`: one booking, for whoever holds the link, and for nobody else."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from kit.ids import new_id
from kit.time import now
from outbox.engine.neutral import gives_away
from participation.people.models import Contact
from tests.support.markup import Page
from tests.support.outbox import deliver
from tests.support.people import a_user, a_worker
from tests.support.workshops import SessionFactory, book, to_the_past
from workshops.engine.links import LENGTH, digest_of, read_token, token_for
from workshops.models import Booking, BookingLink, Face, Feedback, Session
from workshops.models.links import LIFE
from workshops.rules import book_seats, cancel_booking
from workshops.rules.forget_links import forget_links, forget_numbers

pytestmark = pytest.mark.django_db


def address_of(booking: Booking) -> str:
    return f"/s/{booking.links.get().token}/"


def offered() -> Booking:
    session = SessionFactory(capacity=1)
    inside, waiter = book(session, a_user()), book(session, a_user())
    cancel_booking(inside.pk, by=inside.person)
    waiter.refresh_from_db()
    return waiter


def state(booking: Booking) -> str:
    booking.refresh_from_db()
    return booking.state


def test_the_link_of_the_sms_opens_the_booking_without_account(client):
    booking = book(SessionFactory(), a_user(), guests=1)
    (line,) = deliver()
    link = f"https://exemple.fr{address_of(booking)}"
    assert link in line["text"]
    page = client.get(address_of(booking)).content.decode()
    assert "C’est noté" in page
    assert "2 personnes" in page


def test_only_a_digest_is_kept():
    link = book(SessionFactory(), a_user()).links.get()
    assert len(link.token) == LENGTH
    assert link.token not in str(BookingLink.objects.values_list().get())
    assert link.digest == digest_of(link.token)


def test_the_page_says_no_more_than_the_sms_until_one_more_tap(client):
    booking = book(SessionFactory(), a_user("Awa Keïta"))
    session = booking.session
    names = [session.workshop.title, session.venue.place.name, session.venue.place.address, "Awa Keïta"]
    first = client.get(address_of(booking)).content.decode()
    assert "Parties prenantes" not in first
    assert "Val d’Orme" not in first
    said = Page(first).one("main").text
    assert gives_away(said, names) == set(), said
    assert Page(first).one("title").text.strip() == "Un message pour vous"
    whole = client.get(f"{address_of(booking)}?voir=tout").content.decode()
    assert session.workshop.title in whole
    assert session.venue.place.address in whole


def test_a_telephone_that_is_somebody_elses_never_learns_where_nor_what_for(client):
    person = a_user()
    Contact.objects.create(user=person, phone="+33639980099", whose="à sa voisine")
    booking = book(SessionFactory(), person)
    whole = client.get(f"{address_of(booking)}?voir=tout").content.decode()
    assert booking.session.workshop.title not in whole
    assert "Voir où" not in whole


def test_a_preview_changes_nothing_and_is_told_not_to_be_kept(client):
    booking = offered()
    for ask in (client.get, client.head):
        answer = ask(address_of(booking), headers={"user-agent": "facebookexternalhit/1.1"})
        assert answer.status_code == 200
        assert answer["X-Robots-Tag"] == "noindex"
        assert "no-store" in answer["Cache-Control"]
        assert "sessionid" not in answer.cookies
    assert state(booking) == "offered"


@pytest.mark.parametrize(("answer", "becomes"), [("yes", "confirmed"), ("no", "cancelled")])
def test_an_offer_is_answered_with_one_tap_and_twice_is_once(client, answer, becomes):
    booking = offered()
    page = Page(client.get(address_of(booking)).content.decode())
    said = [one.text for one in page.all("button", class_="answer")]
    assert said == ["Oui, je viens", "Non, pas cette fois"]
    for _ in range(2):
        assert client.post(address_of(booking), {"answer": answer}, follow=True).status_code == 200
    assert state(booking) == becomes


def test_a_seat_is_given_back_and_goes_to_the_next_one(client):
    session = SessionFactory(capacity=1)
    booking, waiter = book(session, a_user()), book(session, a_user())
    page = client.post(address_of(booking), {"answer": "no"}, follow=True).content.decode()
    assert "C’est annulé" in page
    assert state(waiter) == "offered"


def test_an_offer_that_is_over_is_refused_in_plain_words(client):
    booking = offered()
    Booking.objects.filter(pk=booking.pk).update(answer_by=now() - dt.timedelta(minutes=1))
    answer = client.post(address_of(booking), {"answer": "yes"})
    assert answer.status_code == 409
    assert "n’est plus gardée" in answer.content.decode()
    assert state(booking) == "offered"


def test_a_forged_form_is_refused_and_another_button_is_none(client):
    booking = offered()
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address_of(booking), {"answer": "yes"}).status_code == 403
    assert client.post(address_of(booking), {"answer": "maybe"}).status_code == 404
    assert state(booking) == "offered"


def test_a_link_acts_for_one_booking_and_no_other(client):
    person = a_user()
    mine, other = book(SessionFactory(), person), book(SessionFactory(), person)
    client.post(address_of(mine), {"answer": "no"})
    assert (state(mine), state(other)) == ("cancelled", "confirmed")


def never_given(booking: Booking) -> str:
    return f"/s/{token_for(new_id())}/"


def too_old(booking: Booking) -> str:
    Session.objects.update(starts_at=now() - LIFE - dt.timedelta(hours=3), ends_at=now() - LIFE)
    return address_of(booking)


def of_a_number_of_before(booking: Booking) -> str:
    Contact.objects.create(user=booking.person, phone="+33639980099")
    return address_of(booking)


def of_a_phone_that_gets_no_sms_any_more(booking: Booking) -> str:
    Contact.objects.create(user=booking.person, never_sms=True)
    return address_of(booking)


def of_a_closed_account(booking: Booking) -> str:
    booking.person.is_active = False
    booking.person.save(update_fields=["is_active"])
    return address_of(booking)


DEAD = [never_given, too_old, of_a_number_of_before, of_a_phone_that_gets_no_sms_any_more, of_a_closed_account]


@pytest.mark.parametrize("make", DEAD)
def test_a_link_that_is_not_good_shows_one_page_and_does_nothing(client, make):
    booking = book(SessionFactory(), a_user())
    address = make(booking)
    for answer in (client.get(address), client.post(address, {"answer": "no"})):
        assert answer.status_code == 404
        page = Page(answer.content.decode())
        assert page.one("h1").text == "Ce lien ne marche pas"
        assert page.one("main").text == Page(client.get("/s/x/").content.decode()).one("main").text
    assert state(booking) == "confirmed"


def test_it_is_good_while_she_may_say_how_it_was_and_forgotten_after(client):
    booking = book(SessionFactory(), a_user())
    to_the_past(booking.session)
    page = client.get(address_of(booking)).content.decode()
    assert "C’était comment" in page
    assert booking.session.workshop.title not in page
    assert "Parties prenantes" not in page
    assert forget_links(now()) == 0
    assert forget_links(now() + LIFE) == 1


def test_she_says_how_it_was_by_a_face_then_a_word_without_account(client):
    booking = book(SessionFactory(), a_user())
    to_the_past(booking.session)
    assert client.post(address_of(booking), {"face": "joy"}).status_code == 400
    page = Page(client.post(address_of(booking), {"face": Face.values[0]}, follow=True).content.decode())
    key = page.one("input", name="key")["value"]
    assert client.post(address_of(booking), {"text": "", "key": key}).status_code == 400
    client.post(address_of(booking), {"text": "On a bien ri.", "key": key})
    said = Feedback.objects.get()
    assert (said.booking, said.face, said.review.text) == (booking, Face.values[0], "On a bien ri.")
    page = client.get(address_of(booking)).content.decode()
    assert "Votre mot est parti." in page
    assert "On a bien ri." not in page, "somebody else may have the telephone"
    assert "aria-pressed" not in page
    assert client.post(address_of(booking), {"answer": "no"}).status_code == 400


def test_somebody_without_account_has_one_too(client):
    session = SessionFactory()
    who = {"person": None, "first_name": "Gisèle", "contact": "+33639980077"}
    booking = book_seats(session.pk, by=a_worker(session.workshop.structure), key=new_id(), channel="phone", **who)
    address = address_of(booking)
    client.post(address, {"answer": "no"})
    assert state(booking) == "cancelled"
    to_the_past(session, days=31)
    assert forget_numbers(now()) == 1
    assert not Booking.objects.exclude(contact="").exists()


def test_it_can_be_copied_by_hand_from_another_phone(client):
    token = book(SessionFactory(), a_user()).links.get().token
    assert read_token(f" {token.upper()} ") == token
    assert read_token(token.replace("q", "o").replace("j", "l")) == token
    assert read_token("trop court") == ""
