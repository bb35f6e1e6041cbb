"""« Je propose un atelier », « Je co-anime », and the team's answer."""

import pytest
from django.test import Client
from django.urls import reverse

from kit.ids import new_id
from participation.moderation.rules import publish_item
from tests.support.clients import signed_in
from tests.support.people import StructureFactory, a_person, a_worker, accompany
from tests.support.workshops import PlaceFactory, SessionFactory, VenueFactory, WorkshopFactory
from workshops.models import Part, Proposal, Workshop

pytestmark = pytest.mark.django_db
IDEAS, PROPOSE, TEAM = (reverse(f"workshops:{name}") for name in ("ideas", "propose", "idea_list"))


@pytest.fixture
def structure():
    structure = StructureFactory()
    VenueFactory(place=PlaceFactory(structure=structure))
    return structure


@pytest.fixture
def awa(structure):
    return a_person(structure, name="Awa Keïta")


def text(answer) -> str:
    return answer.content.decode().replace("\u00a0", " ")


def propose(awa, **changed):
    sent = {"text": "Réparer un grille-pain", "part": "lead", "key": new_id()} | changed
    return signed_in(awa).post(PROPOSE, sent)


def published(worker) -> Proposal:
    proposal = Proposal.objects.told().get()
    publish_item(proposal.review_id, seen=proposal.review.version, by=worker)
    return proposal


def test_an_idea_is_read_then_answered_then_everybody_sees_what_came_of_it(structure, awa):
    nadia = a_worker(structure)
    team = signed_in(nadia)
    assert propose(awa, when="Le mardi").url == IDEAS
    assert "En attente de relecture, réponse avant" in text(signed_in(awa).get(IDEAS))
    assert "grille-pain" not in text(Client().get(IDEAS))
    assert "grille-pain" not in text(team.get(TEAM))
    proposal = published(nadia)
    assert "L’équipe réfléchit" in text(Client().get(IDEAS))
    page = text(team.get(reverse("workshops:idea", args=[proposal.pk])))
    assert "Awa Keïta" in page
    assert "Le mardi" in page
    sent = {"structure": structure.pk, "title": "Grille-pain", "theme": "reparer", "summary": "On répare."}
    team.post(reverse("workshops:idea_accept", args=[proposal.pk]), sent | {"key": new_id()})
    assert Workshop.objects.get().title == "Grille-pain"
    assert "C’est oui : Grille-pain" in text(Client().get(IDEAS))


def test_pas_cette_fois_asks_why_and_she_reads_it(structure, awa):
    nadia = a_worker(structure)
    propose(awa)
    decline = reverse("workshops:idea_decline", args=[published(nadia).pk])
    refused = signed_in(nadia).post(decline, {"answer": ""})
    assert refused.status_code == 400
    assert "Écrivez pourquoi, en quelques mots." in text(refused)
    signed_in(nadia).post(decline, {"answer": "Nous n’avons pas d’établi."})
    assert "Nous n’avons pas d’établi." in text(signed_in(awa).get(IDEAS))
    assert "Nous n’avons pas d’établi." not in text(Client().get(IDEAS))


def test_what_is_missing_is_asked_and_the_rest_stays(awa):
    answer = propose(awa, text="  ", when="Le mardi matin")
    assert answer.status_code == 400
    assert "Écrivez votre idée, en quelques mots." in text(answer)
    assert "Le mardi matin" in text(answer)
    assert not Proposal.objects.exists()


def test_she_leads_with_the_team_a_workshop_that_is_there(structure, awa):
    session = SessionFactory(workshop=WorkshopFactory(structure=structure, title="Souder"))
    address = reverse("workshops:co_lead", args=[session.pk])
    assert address in text(Client().get(reverse("workshops:session", args=[session.pk])))
    signed_in(awa).post(address, {"text": "Je sais souder", "show_name": "on", "key": new_id()})
    nadia = a_worker(structure)
    proposal = published(nadia)
    assert (proposal.part, proposal.workshop) == (Part.SHARE, session.workshop)
    signed_in(nadia).post(reverse("workshops:idea_accept", args=[proposal.pk]))
    assert "Karim, une personne" in text(Client().get(reverse("workshops:session", args=[session.pk])))


def test_a_referent_writes_her_idea_with_her(structure, awa):
    nadia = a_worker(structure)
    accompany(nadia, awa, structure)
    signed_in(nadia).post(PROPOSE, {"person": awa.pk, "text": "Coudre", "part": "come", "key": new_id()})
    assert Proposal.objects.get().author == awa
    assert "Avec l’aide de Nadia" in text(signed_in(awa).get(IDEAS))


def test_a_visitor_is_led_to_the_entrance(structure):
    assert Client().get(PROPOSE).url.startswith("/entrer/")
