"""/entrer/code-personnel/: asked after the right code of a number that has not served for 40 days."""

import pytest
from django.test import Client
from django.urls import reverse

from kit.time import now
from participation.people.engine.codes import code_for
from participation.people.models import PHONE_SURE_FOR, EntryCode
from participation.people.rules import PINS_A_DAY
from tests.support.clients import signed_in
from tests.support.people import StructureFactory, a_person, a_worker

pytestmark = pytest.mark.django_db
ENTER, CODE, PIN = "/entrer/", "/entrer/code/", "/entrer/code-personnel/"
NUMBER, WRITTEN = "+33639980042", "06 39 98 00 42"


@pytest.fixture
def awa():
    return a_person(StructureFactory(), phone=NUMBER, phone_sure_at=now() - PHONE_SURE_FOR)


def with_code(client: Client, **more):
    client.post(ENTER, {"phone": WRITTEN, "whose": "mine", **more})
    return client.post(CODE, {"code": code_for(EntryCode.objects.latest("created_at").pk)})


def test_without_a_pin_the_page_says_where_to_go(client, awa):
    response = with_code(client)
    assert response.status_code == 400
    assert "il faut d’abord nous voir" in response.content.decode()
    assert "_auth_user_id" not in client.session
    assert client.get(PIN).url == ENTER


def test_with_a_pin_it_is_asked_and_opens_where_one_wanted(client, awa):
    awa.set_password("750318")
    awa.save()
    assert with_code(client, next="/mes-reservations/").url == PIN
    assert "_auth_user_id" not in client.session
    assert client.get("/mon-espace/").status_code == 302
    page = client.get(PIN).content.decode()
    assert "Votre code personnel" in page
    assert NUMBER not in page
    wrong = client.post(PIN, {"pin": "750319"})
    assert wrong.status_code == 400
    assert "Ce n’est pas votre code personnel" in wrong.content.decode()
    assert client.post(PIN, {"pin": "750318"}).url == "/mes-reservations/"
    assert client.session["_auth_user_id"] == str(awa.pk)


def test_too_many_wrong_ones_are_429(client, awa):
    awa.set_password("750318")
    awa.save()
    with_code(client)
    for _ in range(PINS_A_DAY):
        client.post(PIN, {"pin": "000000"})
    assert client.post(PIN, {"pin": "750318"}).status_code == 429


def test_before_the_code_is_proved_nothing_tells_that_it_will_not_be_enough(awa):
    other = Client()
    pages = []
    for browser, phone in ((Client(), WRITTEN), (other, "06 39 98 99 42")):
        assert browser.post(ENTER, {"phone": phone}).url == CODE
        pages.append(browser.post(CODE, {"code": "12"}).content.decode().partition("<h1>")[2].partition("<form")[0])
    assert pages[0] == pages[1]


def test_her_worker_says_that_she_is_there_and_the_code_opens_again(client, awa):
    worker = signed_in(a_worker(awa.memberships.get().structure))
    page = worker.get(reverse("desk:person", args=[awa.pk])).content.decode()
    address = f"/equipe/personnes/{awa.pk}/avec-moi/"
    assert address in page
    assert worker.get(address).url == reverse("desk:person", args=[awa.pk])
    assert with_code(client).status_code == 400
    assert worker.post(address).url == reverse("desk:person", args=[awa.pk])
    assert with_code(client).status_code == 302
    assert client.session["_auth_user_id"] == str(awa.pk)


def test_nobody_of_another_structure_says_so(awa):
    assert signed_in(a_worker()).post(f"/equipe/personnes/{awa.pk}/avec-moi/").status_code == 404
    assert signed_in(awa).post(f"/equipe/personnes/{awa.pk}/avec-moi/").status_code == 404
