"""/compte/code-personnel/, and what a new card asks for before anything else."""

import pytest
from django.test import Client

from live.sessions import viewers_of
from participation.people.models import Role
from participation.people.rules import enter_with_card, give_card
from tests.support.clients import signed_in
from tests.support.people import StructureFactory, a_person, a_user, a_worker, with_role

pytestmark = pytest.mark.django_db
CARD, PIN, REMOVE = "/entrer/carte/", "/compte/code-personnel/", "/compte/code-personnel/retirer/"


@pytest.fixture
def iryna():
    return a_person(StructureFactory(), phone=None, username="iryna")


def with_new_card(person, **more) -> Client:
    card = give_card(person.pk, by=a_worker(person.memberships.get().structure))
    client = Client()
    client.post(CARD, {"username": card.username, "code": card.code, **more})
    return client


def test_a_new_card_opens_nothing_but_the_choice_of_a_pin(iryna):
    client = with_new_card(iryna)
    for page in ("/", "/mon-espace/", "/mon-projet/", "/compte/", "/live/"):
        assert client.get(page).url == PIN, page
    assert client.get(PIN).status_code == 200
    assert client.get("/sortir/").status_code == 200


def test_until_the_pin_is_chosen_nothing_live_is_followed_either(iryna):
    client = with_new_card(iryna)
    key = client.session.session_key
    assert key not in viewers_of([key])
    client.post(PIN, {"pin": "750318", "again": "750318"})
    key = client.session.session_key
    assert key in viewers_of([key])


def test_once_the_pin_is_chosen_she_goes_where_she_wanted(iryna):
    client = with_new_card(iryna, next="/mes-reservations/")
    page = client.get(f"{PIN}?next=/mes-reservations/").content.decode()
    assert 'name="next" value="/mes-reservations/"' in page
    response = client.post(PIN, {"pin": "750318", "again": "750318", "next": "/mes-reservations/"})
    assert response.url == "/mes-reservations/"
    assert client.get("/mon-espace/").status_code == 200
    assert enter_with_card(username="iryna", typed="750318").user == iryna


def test_the_card_leads_to_the_pin_and_keeps_where_to_go(iryna):
    card = give_card(iryna.pk, by=a_worker(iryna.memberships.get().structure))
    response = Client().post(CARD, {"username": "iryna", "code": card.code, "next": "/mes-reservations/"})
    assert response.url == f"{PIN}?next=%2Fmes-reservations%2F"


@pytest.mark.parametrize(
    ("pin", "again", "sentence"),
    [
        ("", "", "Écrivez 6\u00a0chiffres"),
        ("1234", "1234", "Ce code a 6\u00a0chiffres"),
        ("123456", "123456", "trop facile à trouver"),
        ("150782", "150782", "trop facile à trouver"),
        ("750318", "750319", "pas les mêmes chiffres"),
    ],
)
def test_what_does_not_do_is_said_and_the_figures_are_not_shown(iryna, pin, again, sentence):
    response = signed_in(iryna).post(PIN, {"pin": pin, "again": again})
    page = response.content.decode()
    assert response.status_code == 400
    assert sentence in page
    assert f'value="{pin}"' not in page or not pin


def test_changing_it_ends_the_other_sessions_and_not_this_one(iryna):
    here, elsewhere = signed_in(iryna), signed_in(iryna)
    here.post(PIN, {"pin": "750318", "again": "750318"})
    assert here.get(PIN).status_code == 200
    assert elsewhere.get(PIN).status_code == 302


def test_with_a_telephone_one_may_do_without():
    awa = a_person(password="750318")
    client = signed_in(awa)
    assert REMOVE in client.get(PIN).content.decode()
    assert client.post(REMOVE).url == "/compte/"
    assert REMOVE not in client.get(PIN).content.decode()


def test_who_has_nothing_else_keeps_it(iryna):
    iryna.set_password("750318")
    iryna.save()
    client = signed_in(iryna)
    assert REMOVE not in client.get(PIN).content.decode()
    assert client.post(REMOVE).status_code == 400


def test_staff_have_no_such_code_at_either_door():
    nadia = with_role(a_user(), Role.WORKER, StructureFactory())
    for client in (signed_in(nadia), signed_in(nadia, second_factor=False)):
        assert client.get(PIN).url == "/compte/"
        assert client.post(PIN, {"pin": "750318", "again": "750318"}).url == "/compte/"
        assert client.post(REMOVE).status_code == 404
        nadia.refresh_from_db()
        assert not nadia.has_usable_password()
        assert "code-personnel" not in client.get("/compte/").content.decode()


def test_the_account_leads_there(iryna):
    assert PIN in signed_in(iryna).get("/compte/").content.decode()
