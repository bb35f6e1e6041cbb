"""« Recopier une feuille »: from her hand to her plan, and both see whose hand it was."""

import re
from html import unescape

import pytest

from participation.plans.models import Box, Pillar, Proposal
from participation.plans.rules import open_section
from tests.support.clients import signed_in
from tests.support.people import a_coordinator, a_person, a_user, a_worker, give_mandate
from tests.support.plans import a_pair

pytestmark = pytest.mark.django_db


def address(pair) -> str:
    return f"/equipe/projets/{pair.plan.pk}/recopier/"


def text(response) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", " ", response.content.decode())).split())


def sends(client, pair, **texts):
    """What is typed on the page, in the parts it has."""
    page = client.get(address(pair)).content.decode()
    key = re.search(r'name="key" value="([^"]*)"', page)[1]
    parts = dict(re.findall(r'<label for="id_(part-[^"]*)">\d\. ([^<]*)<', page))
    named = {unescape(label): name for name, label in parts.items()}
    return client.post(address(pair), {"key": key} | {named[label]: said for label, said in texts.items()})


def test_from_her_hand_to_her_plan(pair):
    pair.shows("Je veux partir.")
    hers, theirs = signed_in(pair.person), signed_in(pair.worker)
    assert "Recopier une feuille" in text(theirs.get(f"/equipe/projets/{pair.plan.pk}/"))
    assert sends(theirs, pair, Logement="Avant l’hiver.").status_code == 302
    assert "Écrit à la main par Awa, recopié par Nadia" in text(theirs.get(f"/equipe/projets/{pair.plan.pk}/"))
    page = text(hers.get("/mon-projet/"))
    assert "Écrit à la main par vous, recopié par Nadia" in page
    assert "Ce ne sont pas mes mots" in page
    hers.post(f"/mon-projet/mots-proposes/{Proposal.objects.get().pk}/reponse/", {"answer": "yes"})
    page = text(hers.get("/mon-projet/"))
    assert "Écrit à la main par vous, recopié par Nadia Avant l’hiver." in page
    assert "Ce ne sont pas mes mots" not in page
    assert "Écrit à la main par Awa, recopié par Nadia" in text(theirs.get(f"/equipe/projets/{pair.plan.pk}/"))
    assert "Nadia recopie une feuille écrite à la main" in text(hers.get("/mon-projet/historique/"))


def test_the_parts_have_the_numbers_they_have_on_the_sheet(pair):
    open_section(pair.plan.pk, pillar=Pillar.HEALTH, by=pair.person)
    client = signed_in(pair.worker)
    sheet = text(client.get(f"/equipe/projets/{pair.plan.pk}/imprimer/"))
    numbered = re.findall(r'<label for="id_part-[^"]*">([^<]*)<', client.get(address(pair)).content.decode())
    assert [unescape(label) for label in numbered] == ["1. Ce que je veux", "2. Logement", "3. Santé"]
    assert all(unescape(label) in sheet for label in numbered)


@pytest.mark.parametrize(("typed", "said"), [(" ", "Recopiez d’abord quelques mots."), ("é" * 100_001, "trop long")])
def test_bad_input_is_a_plain_sentence_and_nothing_typed_is_lost(pair, typed, said):
    open_section(pair.plan.pk, pillar=Pillar.HEALTH, by=pair.person)
    response = sends(signed_in(pair.worker), pair, Logement=typed, Santé=" " if typed == " " else "Voir un dentiste.")
    assert (response.status_code, said in text(response)) == (400, True)
    assert typed == " " or "Voir un dentiste." in text(response)
    assert not Proposal.objects.exists()


def test_a_plan_that_closed_meanwhile_is_a_plain_sentence_too(pair):
    client = signed_in(pair.worker)
    pair.plan.sections.get(pillar=Pillar.HOUSING)
    page = client.get(address(pair)).content.decode()
    signed_in(pair.person).post("/mon-projet/arreter/")
    key = re.search(r'name="key" value="([^"]*)"', page)[1]
    response = client.post(address(pair), {"key": key, f"part-{pair.section.pk}": "Avant l’hiver."})
    assert response.status_code == 409
    assert "Avant l’hiver." in text(response)
    assert not pair.words(Box.OWN).shown


def test_nobody_else_types_in_for_her(pair):
    helper = a_user("Lucie")
    give_mandate(pair.person, helper)
    for other in (
        helper,
        a_worker(pair.structure),
        a_coordinator(pair.structure),
        a_pair().worker,
        a_person(),
        pair.person,
    ):
        assert signed_in(other).get(address(pair)).status_code == 404
