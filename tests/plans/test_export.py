"""« Emporter mon projet »: hers whole, her référent's without what she keeps for herself, and she sees it."""

import pytest

from journal.models import Entry
from tests.support.clients import signed_in
from tests.support.people import a_coordinator, a_person, a_worker, accompany, give_mandate
from tests.support.plans import Pair, a_pair

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> Pair:
    pair = a_pair()
    pair.shows("Un logement calme")
    pair.keeps("Je n’ose pas le dire")
    pair.agreed_step("Envoyer la fiche de paie")
    return pair


def readings(pair: Pair) -> list[tuple]:
    entries = Entry.objects.filter(stream_id=f"access:{pair.plan.pk}", targets__how="export").order_by("seq")
    return [(entry.actor, entry.targets["as_what"]) for entry in entries]


def test_she_takes_it_along_with_what_she_keeps_for_herself(pair):
    client = signed_in(pair.person)
    assert "Prendre le fichier" in client.get("/mon-projet/exporter/").content.decode()
    assert readings(pair) == []
    response = client.post("/mon-projet/exporter/")
    assert response["Content-Disposition"] == 'attachment; filename="projet.html"'
    page = response.content.decode()
    for words in ("Un logement calme", "Je n’ose pas le dire", "Envoyer la fiche de paie"):
        assert words in page
    assert "src=" not in page
    assert "href=" not in page
    assert readings(pair) == [(pair.person.pk, "self")]


def test_her_referent_takes_it_without_her_drafts_and_she_knows(pair):
    client = signed_in(pair.worker)
    address = f"/equipe/projets/{pair.plan.pk}/exporter/"
    assert client.get(address).status_code == 200
    page = client.post(address).content.decode()
    assert "Un logement calme" in page
    assert "Je n’ose pas le dire" not in page
    assert readings(pair) == [(pair.worker.pk, "referent")]


def test_nobody_else_takes_it(pair):
    helper = a_person()
    give_mandate(pair.person, helper)
    elsewhere = a_pair()
    others = [a_worker(pair.structure), a_coordinator(pair.structure), elsewhere.worker, elsewhere.person, helper]
    accompany(others[0], a_person(pair.structure), pair.structure)
    for other in others:
        client = signed_in(other)
        for send in (client.get, client.post):
            assert send(f"/equipe/projets/{pair.plan.pk}/exporter/").status_code == 404
    assert readings(pair) == []


def test_what_they_wrote_is_text_and_never_markup():
    pair = a_pair()
    pair.shows("<script>alert(1)</script>")
    pair.proposes("<img src=x onerror=alert(1)>")
    page = signed_in(pair.person).post("/mon-projet/exporter/").content.decode()
    assert "<script" not in page
    assert "<img" not in page
