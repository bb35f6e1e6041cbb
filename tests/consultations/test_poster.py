"""The page for the walls of the structures."""

import re

import pytest

from participation.consultations.fragments.poster import MostSaid, most_said
from participation.consultations.models import Consultation
from participation.consultations.rules import hand_over, publish_results, write_recommendation
from participation.consultations.rules.write_recommendation import Said
from participation.people.models import Role
from tests.support.committee import a_member
from tests.support.consultations import NO, STATEMENT, YES
from tests.support.pdf import assert_tagged, inside
from tests.support.people import a_coordinator, a_user, with_role
from tests.support.results import closed, sheets

pytestmark = pytest.mark.django_db


def published(*groups):
    consultation = closed()
    sheets(consultation, *groups)
    publish_results(consultation.pk, seen=0, by=a_coordinator(consultation.structure))
    return consultation


def test_it_says_what_most_people_said_as_it_was_published():
    consultation = published((12, {"samedi": YES}), (6, {"samedi": NO}), (5, {}))
    assert most_said(consultation) == [MostSaid(STATEMENT, "Oui, d’accord", 12)]


def test_it_names_no_first_where_what_is_hidden_could_be_more():
    consultation = published((6, {"samedi": YES}), (4, {"samedi": NO}), (4, {}))
    assert most_said(consultation) == []


def test_however_much_there_is_it_is_one_page(client):
    consultation = published((12, {"samedi": YES}), (6, {"samedi": NO}), (5, {}))
    words = "Le repas de midi arrive froid pour qui vient tard. " * 30
    Consultation.objects.filter(pk=consultation.pk).update(
        title=words[:120], said=words, decided=words, outcome_at=consultation.closes_at
    )
    kader = a_member(consultation.structure)
    prefecture = with_role(a_user("Préfecture du Val d’Orme"), Role.ADDRESSEE, structure=consultation.structure)
    for _ in range(6):
        said = Said(title=words[:120], text=words, easy=words, addressee=prefecture.pk, questions=["samedi"])
        write_recommendation(consultation.pk, said, by=kader)
    hand_over(consultation.pk, by=kader)
    response = client.get(f"/consultations/{consultation.slug}/affiche.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert_tagged(response.content, words[:20])
    assert len(re.findall(r"/Type /Page\b", inside(response.content))) == 1
