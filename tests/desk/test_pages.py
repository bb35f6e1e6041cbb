"""The pages that join rooms show what each room may show, and nothing else."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kit.time import now
from participation.people.models import User
from participation.plans.models import Pillar
from participation.plans.rules import open_plan, open_section
from tests.support.clients import signed_in
from tests.support.people import StructureFactory, a_person, a_user, a_worker, accompany
from tests.support.workshops import SessionFactory, book

pytestmark = pytest.mark.django_db


@pytest.fixture
def tilleuls():
    return StructureFactory(name="Les Tilleuls")


@pytest.fixture
def nadia(tilleuls) -> User:
    return a_worker(tilleuls, name="Nadia Benali")


@pytest.fixture
def moussa(tilleuls, nadia) -> User:
    moussa = a_person(tilleuls, name="Moussa Diallo")
    accompany(nadia, moussa, tilleuls)
    open_plan(moussa.pk, by=moussa)
    return moussa


def page(user: User, address: str) -> str:
    response = signed_in(user).get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_space_of_a_newcomer_says_how_to_begin() -> None:
    said = page(a_user(name=""), "/mon-espace/")
    assert "Commencer mon projet" in said
    assert "Vous n’avez pas de place pour le moment." in said


def test_her_space_leads_to_her_plan(moussa: User) -> None:
    said = page(moussa, "/mon-espace/")
    assert "Bonjour Moussa" in said
    assert "Lire et changer mon projet" in said


def test_a_worker_who_opens_the_persons_space_is_led_to_her_own_day(nadia: User) -> None:
    assert signed_in(nadia).get("/mon-espace/").url == "/equipe/"


def test_the_day_names_the_persons_one_accompanies(nadia: User, moussa: User) -> None:
    assert "Moussa Diallo" in page(nadia, "/equipe/")


def test_a_colleague_finds_the_person_and_the_referent_but_not_the_plan(tilleuls, moussa: User) -> None:
    samira = a_worker(tilleuls, name="Samira Costa")
    assert "Moussa Diallo" not in page(samira, "/equipe/")
    assert "Nadia Benali" in page(samira, "/equipe/personnes/?nom=moussa")
    said = page(samira, reverse("desk:person", args=[moussa.pk]))
    assert "Vous ne pouvez pas le lire." in said
    assert "Lire en urgence" in said
    assert re.findall(r"/equipe/projets/[^\"]*", said) == [reverse("plans:glass", args=[moussa.plans.get().pk])]


def test_a_worker_of_another_structure_does_not_find_her(moussa: User) -> None:
    paul = a_worker(name="Paul Mercier")
    assert "Moussa Diallo" not in page(paul, "/equipe/personnes/?nom=moussa")
    client = signed_in(paul)
    for name in ("desk:person", "people:card", "people:referent"):
        assert client.get(reverse(name, args=[moussa.pk])).status_code == 404
        assert client.post(reverse(name, args=[moussa.pk])).status_code == 404


def test_the_search_ignores_accents_and_capitals(tilleuls, nadia: User) -> None:
    a_person(tilleuls, name="Joël Rousseau")
    for typed in ("joel", "JOËL", "rousseau jo", "Joël"):
        assert "Joël Rousseau" in page(nadia, f"/equipe/personnes/?nom={typed}"), typed


@pytest.mark.parametrize("address", ["/equipe/", "/equipe/personnes/", "/mon-espace/"])
def test_a_page_does_not_ask_more_for_more_people(tilleuls, nadia: User, moussa: User, address: str) -> None:
    client = signed_in(moussa if address == "/mon-espace/" else nadia)
    asked = []
    for _round in range(2):
        for number in range(4):
            person = a_person(tilleuls, name=f"Personne {number}")
            accompany(nadia, person, tilleuls)
            plan = open_plan(person.pk, by=person)
            open_section(plan.pk, pillar=Pillar.WORK, by=person)
            book(SessionFactory(starts_at=now() + dt.timedelta(minutes=1), capacity=9), person)
        client.get(address)  # a first look: what is set up once for a session
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 66
