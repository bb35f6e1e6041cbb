"""The pages of a lost phone: asked by one, confirmed by another, told to the person."""

import pytest
from django.urls import reverse

from participation.people.models import PhoneReset, User
from tests.support.clients import signed_in
from tests.support.people import StructureFactory, a_person, a_user, a_worker, accompany

pytestmark = pytest.mark.django_db
OLD, NEW = "+33639980041", "+33639980042"
ASKED = {"reason": "lost", "way": "number", "phone": "06 39 98 00 42"}


@pytest.fixture
def awa() -> User:
    return a_person(StructureFactory(), phone=OLD)


@pytest.fixture
def structure(awa):
    return awa.memberships.get().structure


@pytest.fixture
def nadia(awa, structure) -> User:
    worker = a_worker(structure, "Nadia Benali")
    accompany(worker, awa, structure)
    return worker


def test_the_whole_way(awa, nadia, structure):
    hers, asks, confirms = signed_in(awa), signed_in(nadia), signed_in(a_worker(structure, "Samira Costa"))
    page = reverse("people:reset", args=[awa.pk])
    assert page in asks.get(reverse("desk:person", args=[awa.pk])).content.decode()
    assert asks.post(page, ASKED).url == page
    assert "deuxième personne" in asks.get(page).content.decode()
    answer = reverse("people:reset_answer", args=[PhoneReset.objects.get().pk])
    assert answer in confirms.get(reverse("desk:team_day")).content.decode()
    shown = confirms.get(answer).content.decode()
    assert "Nadia Benali" in shown
    assert "06 39 98 00 42" not in shown.replace("\xa0", " ")
    assert confirms.post(answer, {"answer": "yes"}).url == answer
    assert confirms.post(answer, {"answer": "yes"}).url == answer
    awa.refresh_from_db()
    assert awa.phone == NEW
    assert hers.get(reverse("people:account")).status_code == 302
    told = signed_in(awa).get(reverse("people:account")).content.decode()
    assert "Nadia Benali l’a demandé avec vous." in told
    assert "Samira Costa a confirmé." in told


def test_refused_nothing_changes(awa, nadia, structure):
    signed_in(nadia).post(reverse("people:reset", args=[awa.pk]), ASKED)
    answer = reverse("people:reset_answer", args=[PhoneReset.objects.get().pk])
    signed_in(a_worker(structure)).post(answer, {"answer": "no"})
    awa.refresh_from_db()
    assert awa.phone == OLD
    assert "pas été confirmée" in signed_in(nadia).get(reverse("people:reset", args=[awa.pk])).content.decode()


def test_who_asked_may_take_it_back(awa, nadia):
    client, page = signed_in(nadia), reverse("people:reset", args=[awa.pk])
    client.post(page, ASKED)
    back = reverse("people:reset_withdraw", args=[PhoneReset.objects.get().pk])
    assert client.get(back).url == page
    assert client.post(back).url == page
    assert PhoneReset.objects.get().cancelled_at


@pytest.mark.parametrize(
    "typed",
    [
        {"reason": ""},
        {"reason": "lost", "way": "number", "phone": "06 39"},
        {"reason": "lost", "way": "number", "phone": "01 99 00 00 00"},
        {"reason": "lost"},
        ASKED | {"phone": "06 39 98 00 77"},
    ],
)
def test_what_is_missing_wrong_or_taken_is_said_and_nothing_is_lost(awa, nadia, typed):
    a_user(phone="+33639980077")
    answer = signed_in(nadia).post(reverse("people:reset", args=[awa.pk]), typed)
    assert answer.status_code == 400
    assert typed.get("phone", "") in answer.content.decode()
    assert not PhoneReset.objects.exists()


def test_for_whoever_may_not_it_does_not_exist(awa, nadia, structure):
    signed_in(nadia).post(reverse("people:reset", args=[awa.pk]), ASKED)
    answer = reverse("people:reset_answer", args=[PhoneReset.objects.get().pk])
    colleague, stranger = signed_in(a_worker(structure)), signed_in(a_worker())
    nothing = "00000000-0000-0000-0000-000000000000"
    assert colleague.get(reverse("people:reset", args=[awa.pk])).status_code == 404
    assert signed_in(nadia).get(answer).status_code == 404
    for address in (answer, reverse("people:reset_answer", args=[nothing]), reverse("people:reset", args=[nothing])):
        assert stranger.get(address).status_code == 404
        assert stranger.post(address, {"answer": "yes"}).status_code == 404
