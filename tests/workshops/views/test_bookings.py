import re

import pytest
from django.test import Client
from django.urls import reverse

from kit.ids import new_id
from kit.time import now
from tests.support.clients import signed_in
from tests.support.people import StructureFactory, a_user, a_worker, accompany, give_mandate
from tests.support.workshops import SessionFactory, book
from workshops.models import GUEST_NAME, Attendee, Booking, Session
from workshops.rules import cancel_booking

pytestmark = pytest.mark.django_db
MINE = reverse("workshops:bookings")


def ask(client: Client, session: Session, **choices):
    return client.post(reverse("workshops:book", args=[session.pk]), {"people": "1", "key": str(new_id()), **choices})


def text_of(answer) -> str:
    return answer.content.decode()


def test_a_person_books_and_reads_it_on_the_page():
    session, person = SessionFactory(), a_user()
    client = signed_in(person)

    answer = ask(client, session, people="2", guest="Binta", remind="on")

    assert answer.status_code == 302
    assert answer.url == f"/ateliers/{session.pk}/#reserver"
    booking = Booking.objects.get()
    assert (booking.person, booking.seats, booking.remind) == (person, 2, True)
    assert list(booking.attendees.order_by("seat").values_list("user", "first_name")) == [
        (person.pk, ""),
        (None, "Binta"),
    ]
    assert "Votre place est réservée" in text_of(client.get(f"/ateliers/{session.pk}/"))
    assert session.workshop.title in text_of(client.get(MINE))


def test_the_same_form_sent_twice_books_once():
    session, client, key = SessionFactory(), signed_in(a_user()), str(new_id())

    assert [ask(client, session, key=key).status_code for _ in range(2)] == [302, 302]

    session.refresh_from_db()
    assert session.taken == 1


def test_nothing_chosen_is_said_in_a_summary_and_nothing_is_lost():
    session, client = SessionFactory(), signed_in(a_user())

    answer = ask(client, session, people="", guest="Binta", remind="on")

    assert answer.status_code == 400
    text = text_of(answer)
    assert "Choisissez combien de personnes viennent." in text
    assert 'href="#id_people_0"' in text
    assert 'value="Binta"' in text
    assert "checked" in text
    assert not Booking.objects.exists()


def test_a_session_filled_meanwhile_offers_the_list_and_keeps_the_choices():
    session, client = SessionFactory(capacity=1), signed_in(a_user())
    book(session, a_user())

    answer = ask(client, session, people="2", guest="Binta", remind="on")
    assert "C’est trop de personnes pour cet atelier." in text_of(answer)

    answer = ask(client, session, people="1", remind="on")
    assert answer.status_code == 409
    text = text_of(answer)
    assert "Vous pouvez entrer dans la liste d’attente." in text
    assert 'name="or_wait"' in text
    assert re.search(r'id="id_people_0"[^>]*checked', text)
    assert re.search(r'id="id_remind"[^>]*checked', text)

    assert ask(client, session, people="1", or_wait="on").status_code == 302
    assert "Vous êtes dans la liste d’attente" in text_of(client.get(f"/ateliers/{session.pk}/"))


def test_two_people_for_one_last_seat_may_wait_or_come_alone():
    session, client = SessionFactory(capacity=2), signed_in(a_user())
    book(session, a_user())

    text = text_of(ask(client, session, people="2"))

    assert "Entrer dans la liste d’attente" in text
    assert ">Réserver</button>" in text


def test_a_person_gives_her_seat_back():
    session, person = SessionFactory(), a_user()
    booking, client = book(session, person), signed_in(person)

    answer = client.post(reverse("workshops:cancel", args=[booking.pk]), follow=True)

    assert "Votre place est libre pour quelqu’un d’autre. À bientôt." in text_of(answer)
    session.refresh_from_db()
    assert session.taken == 0


def test_leaving_the_waiting_list_has_its_own_words():
    session, person = SessionFactory(capacity=1), a_user()
    book(session, a_user())
    booking = book(session, person)

    answer = signed_in(person).post(reverse("workshops:cancel", args=[booking.pk]), follow=True)

    assert "Vous n’êtes plus dans la liste d’attente." in text_of(answer)


def test_a_get_never_changes_anything():
    booking = book(SessionFactory(), a_user())
    client = signed_in(booking.person)

    assert client.get(reverse("workshops:cancel", args=[booking.pk])).status_code == 302
    assert client.get(reverse("workshops:book", args=[booking.session_id])).status_code == 302

    booking.refresh_from_db()
    assert booking.confirmed


def test_the_seat_of_a_stranger_is_as_if_it_did_not_exist():
    booking, client = book(SessionFactory(), a_user()), signed_in(a_user())

    strange = client.post(reverse("workshops:cancel", args=[booking.pk]))
    absent = client.post(reverse("workshops:cancel", args=[new_id()]))

    assert (strange.status_code, absent.status_code) == (404, 404)
    booking.refresh_from_db()
    assert booking.confirmed
    assert booking.session.workshop.title not in text_of(client.get(MINE))


def test_the_list_tells_how_many_people_wait_before():
    session, person = SessionFactory(capacity=1), a_user()
    for _ in range(3):
        book(session, a_user())
    book(session, person)

    assert "2 personnes attendent avant vous." in text_of(signed_in(person).get(MINE))


def test_a_helper_sees_the_seats_of_whom_she_helps():
    person, helper = a_user(name="Moussa Diallo"), a_user()
    give_mandate(person, helper)
    book(SessionFactory(), person)

    text = text_of(signed_in(helper).get(MINE))

    assert "Pour Moussa Diallo" in text
    assert "Annuler pour Moussa" in text


def test_a_worker_books_for_a_person_she_accompanies_and_for_no_other():
    session, structure, person, stranger = SessionFactory(), StructureFactory(), a_user(), a_user()
    worker = a_worker(structure)
    accompany(worker, person, structure)
    client = signed_in(worker)

    refused = ask(client, session, person=str(stranger.pk))
    assert "Choisissez pour qui vous réservez." in text_of(refused)

    ask(client, session, person=str(person.pk))
    booking = Booking.objects.get()
    assert (booking.person, booking.by, booking.channel) == (person, worker, "assisted")


def test_any_first_name_comes_back_identical():
    client = signed_in(a_user())
    for name in ("<script>alert(1)</script>", " Ana\u00a0", "部落格", "\u202etest", "Ω≈ç√∫", "{{ 7|add:7 }}"):
        session = SessionFactory()
        assert ask(client, session, people="2", guest=name).status_code == 302
        assert Attendee.objects.get(booking__session=session, user=None).first_name == name


def test_a_first_name_too_long_is_shown_again_whole():
    name = "a" * (GUEST_NAME + 1)

    text = text_of(ask(signed_in(a_user()), SessionFactory(), people="2", guest=name))

    assert "Ce prénom est trop long" in text
    assert f'value="{name}"' in text


def test_an_offer_is_accepted_from_ones_own_page():
    session, person = SessionFactory(capacity=1), a_user()
    inside, waiter = book(session, a_user()), book(session, person)
    client = signed_in(person)
    page = text_of(client.get(MINE))
    assert "Pourquoi j’attends" in page
    assert "C’est la demande numéro 1 de la liste." in page
    cancel_booking(inside.pk, by=inside.person)

    assert "Nous la gardons jusqu’au" in text_of(client.get(MINE))
    client.get(reverse("workshops:accept", args=[waiter.pk]))
    waiter.refresh_from_db()
    assert waiter.offered, "a GET changes nothing"
    client.post(reverse("workshops:accept", args=[waiter.pk]))

    waiter.refresh_from_db()
    assert waiter.confirmed


def test_an_offer_whose_hour_is_past_asks_nothing_any_more():
    session, client = SessionFactory(capacity=1), signed_in(person := a_user())
    first = book(session, a_user())
    booking = book(session, person)
    cancel_booking(first.pk, by=first.person)
    page, accept = f"/ateliers/{session.pk}/", reverse("workshops:accept", args=[booking.pk])
    assert all(accept in text_of(client.get(address)) for address in (page, MINE))

    Booking.objects.filter(pk=booking.pk).update(answer_by=now())  # it lapses within seconds, when the jobs see it

    assert "C’est trop tard cette fois" in text_of(client.get(page))
    assert not any(accept in text_of(client.get(address)) for address in (page, MINE))


def test_a_household_with_children_is_booked_in_three_requests_without_script():
    session, person = SessionFactory(capacity=4, care_capacity=1), a_user()
    client = signed_in(person)
    assert "Avec des enfants, ou à plusieurs" in text_of(client.get(f"/ateliers/{session.pk}/"))

    answer = ask(client, session, ages="4, 9", care_ages="4", needs=["transport"])

    assert "Votre place est réservée" in text_of(client.get(answer.url))
    booking = Booking.objects.get()
    assert (booking.seats, booking.care, booking.needs.count()) == (2, 1, 1)


@pytest.mark.parametrize(
    ("choices", "company"),
    [
        ({"people": "1", "guest": "Ali"}, ["Ali"]),
        ({"people": "2", "guest": "Ali", "others": "0"}, ["Ali"]),
        ({"people": "2", "guest": "Ali", "names": "Zoé"}, ["Ali", "Zoé"]),
        ({"people": "2", "guest": "Ali", "others": "2"}, ["Ali", "une autre personne"]),
        ({"people": "2", "ages": "6 mois, 7"}, ["une autre personne", "un enfant, 0 an", "un enfant, 7 ans"]),
    ],
)
def test_whoever_is_named_comes_and_the_page_says_who(choices, company):
    session, client = SessionFactory(capacity=9), signed_in(a_user())

    answer = ask(client, session, **choices)

    assert Booking.objects.get().company == company
    assert company[0] in text_of(client.get(answer.url))


def test_figures_without_end_are_asked_again_in_words():
    session, client = SessionFactory(), signed_in(a_user())

    answer = ask(client, session, ages="9" * 5000)

    assert answer.status_code == 400
    assert "Écrivez l’âge de chaque enfant avec des chiffres." in text_of(answer)


def test_the_same_page_with_other_people_is_not_taken_for_a_repetition():
    session, client, key = SessionFactory(capacity=9), signed_in(a_user()), str(new_id())
    ask(client, session, key=key)

    answer = ask(client, session, key=key, people="2")

    assert answer.status_code == 409
    assert "La place est déjà demandée" in text_of(answer)
