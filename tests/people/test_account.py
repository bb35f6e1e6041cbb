"""/compte/: what is known of me, and whose phone this is. Cards, as the team makes them."""

import re

import pytest
from django.test import Client

from participation.people.models import Role, User
from participation.people.views.entering import MINE_FOR, SHARED_FOR
from tests.support.clients import signed_in
from tests.support.people import StructureFactory, a_coordinator, a_person, a_worker, accompany

pytestmark = pytest.mark.django_db


def test_the_account_says_all_that_is_known():
    tilleuls = StructureFactory(name="Les Tilleuls")
    awa, nadia = a_person(tilleuls, phone="+33639980042"), a_worker(tilleuls)
    accompany(nadia, awa, tilleuls)
    page = signed_in(awa).get("/compte/").content.decode()
    for known in ("06\u00a039\u00a098\u00a000\u00a042", "Les Tilleuls", "Nadia Benali"):
        assert known in page


def test_a_name_is_changed_and_a_name_too_long_is_kept_on_the_page():
    awa = a_person()
    client = signed_in(awa)
    client.post("/compte/", {"name": "Awa K.", "language": "fr", "whose": "mine"})
    awa.refresh_from_db()
    assert awa.name == "Awa K."
    long = "A" * 81
    response = client.post("/compte/", {"name": long, "language": "fr"})
    assert response.status_code == 400
    assert "81 signes. Il en faut 80 au plus" in response.content.decode()
    assert long in response.content.decode()


def test_saying_whose_phone_it_is_changes_how_long_the_door_stays_open():
    awa = a_person()
    client = signed_in(awa)
    for whose, seconds in (("mine", MINE_FOR), ("shared", SHARED_FOR)):
        client.post("/compte/", {"name": "Awa", "language": "fr", "whose": whose})
        assert client.session.get_expiry_age() == pytest.approx(seconds, abs=5)
        awa.refresh_from_db()
        assert awa.own_phone == (whose == "mine")


def test_the_staff_find_their_security_and_no_question_about_the_phone():
    page = signed_in(a_worker()).get("/compte/").content.decode()
    assert "/compte/securite/" in page
    assert "Ce téléphone est à vous" not in page


def card_on(page: str) -> tuple[str, str]:
    _address, username, code = re.findall(r'<strong class="lead(?: code)?">([^<]+)</strong>', page)
    return username, code


def test_a_worker_makes_a_card_that_opens_on_another_phone():
    tilleuls = StructureFactory(phone="0199000000")
    iryna, nadia = a_person(tilleuls, phone=None, username="iryna"), a_worker(tilleuls)
    client = signed_in(nadia)
    address = f"/equipe/personnes/{iryna.pk}/carte/"
    assert client.get(address).status_code == 200
    username, code = card_on(client.post(address).content.decode())
    phone = Client()
    phone.post("/entrer/carte/", {"username": username, "code": code})
    assert phone.session["_auth_user_id"] == str(iryna.pk)
    assert phone.get("/mon-espace/").url == "/compte/code-personnel/"


def test_somebody_without_a_phone_is_welcomed_with_a_card():
    tilleuls = StructureFactory()
    client = signed_in(a_worker(tilleuls))
    page = client.post("/equipe/personnes/inviter/", {"name": "Yanis", "structure": tilleuls.pk}).content.decode()
    username, code = card_on(page)
    yanis = User.objects.get(username=username)
    assert (yanis.name, yanis.memberships.get().role) == ("Yanis", Role.PERSON)
    phone = Client()
    phone.post("/entrer/carte/", {"username": username, "code": code})
    assert phone.session["_auth_user_id"] == str(yanis.pk)


def test_a_welcome_without_a_name_or_elsewhere_keeps_what_was_typed():
    client = signed_in(a_worker())
    response = client.post("/equipe/personnes/inviter/", {"name": "Yanis", "structure": StructureFactory().pk})
    assert response.status_code == 400
    assert 'value="Yanis"' in response.content.decode()
    assert client.post("/equipe/personnes/inviter/", {"name": ""}).status_code == 400


def test_a_card_is_not_for_other_structures_nor_for_staff_nor_for_nobody():
    tilleuls = StructureFactory()
    client = signed_in(a_coordinator(tilleuls))
    for who in (a_person(), a_worker(tilleuls)):
        assert client.get(f"/equipe/personnes/{who.pk}/carte/").status_code == 404
        assert client.post(f"/equipe/personnes/{who.pk}/carte/").status_code == 404
    assert client.get("/equipe/personnes/0199a0b0-0000-7000-8000-000000000000/carte/").status_code == 404
