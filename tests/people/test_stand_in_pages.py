"""The team's page of who accompanies a person, and her own page where she answers."""

import datetime as dt

import pytest

from kit.time import today
from participation.people.models import Referent
from participation.people.permissions import accompanies
from tests.support.clients import signed_in
from tests.support.people import StructureFactory, a_coordinator, a_person, a_worker, accompany

pytestmark = pytest.mark.django_db
MINE = "/mon-espace/qui-m-accompagne/"
WEEK = {"starts_on": f"{today()}", "ends_on": f"{today() + dt.timedelta(days=7)}"}


@pytest.fixture
def tilleuls():
    return StructureFactory()


@pytest.fixture
def team(tilleuls):
    return a_worker(tilleuls), a_worker(tilleuls, name="Samira Costa")


@pytest.fixture
def awa(tilleuls, team):
    awa = a_person(tilleuls)
    accompany(team[0], awa, tilleuls)
    return awa


def page_of(person) -> str:
    return f"/equipe/personnes/{person.pk}/remplacement/"


def ask(awa, nadia, samira, **changes):
    return signed_in(nadia).post(page_of(awa), WEEK | {"worker": samira.memberships.get().pk} | changes)


def stand_in_of(awa) -> Referent:
    return Referent.objects.exclude(stands_in_for=None).get(person=awa)


def test_the_referent_asks_for_a_stand_in_on_the_page_of_the_person(awa, team):
    nadia, samira = team
    assert "Référent et remplacements" in signed_in(nadia).get(f"/equipe/personnes/{awa.pk}/").content.decode()
    assert ask(awa, nadia, samira).url == page_of(awa)
    assert accompanies(samira, awa.pk)
    page = signed_in(nadia).get(page_of(awa)).content.decode()
    assert "Samira Costa" in page
    assert "La personne le sait." in page


def test_what_was_typed_comes_back_with_the_reason(awa, team):
    nadia, samira = team
    response = ask(awa, nadia, samira, ends_on="2020-01-01")
    assert response.status_code == 400
    page = response.content.decode()
    assert "Le dernier jour vient avant le premier." in page
    assert 'value="2020-01-01"' in page
    assert "Ce jour n’existe pas" in ask(awa, nadia, samira, ends_on="31 juillet").content.decode()


def test_a_colleague_reads_who_accompanies_her_and_names_nobody(awa, team, tilleuls):
    nadia, samira = team
    client = signed_in(samira)
    page = client.get(page_of(awa)).content.decode()
    assert nadia.name in page
    assert "Demander ce remplacement" not in page
    third = a_worker(tilleuls, name="Ming Chen").memberships.get()
    assert client.post(page_of(awa), WEEK | {"worker": third.pk}).status_code == 404
    assert not Referent.objects.exclude(stands_in_for=None).exists()


def test_for_another_structure_the_page_does_not_exist(awa):
    assert signed_in(a_worker()).get(page_of(awa)).status_code == 404
    assert signed_in(a_coordinator()).get(page_of(awa)).status_code == 404


def test_she_reads_who_stands_in_and_her_three_answers_weigh_the_same(awa, team):
    ask(awa, *team)
    page = signed_in(awa).get(MINE).content.decode()
    assert "Samira Costa remplace Nadia" in page
    for answer in ("yes", "talk", "no"):
        assert f'<button class="btn alt wide" name="answer" value="{answer}">' in page


def test_reading_the_page_changes_nothing(awa, team):
    ask(awa, *team)
    Referent.objects.update(told_at=None)
    signed_in(awa).get(MINE)
    assert stand_in_of(awa).told_at is None


def test_she_refuses(awa, team):
    ask(awa, *team)
    client = signed_in(awa)
    assert client.post(f"{MINE}{stand_in_of(awa).pk}/", {"answer": "no"}).url == MINE
    assert not accompanies(team[1], awa.pk)
    assert "Vous avez dit non." in client.get(MINE).content.decode()
    assert "La personne a dit non." in signed_in(team[0]).get(page_of(awa)).content.decode()


def test_she_prefers_another(awa, team, tilleuls):
    ask(awa, *team)
    ming = a_worker(tilleuls, name="Ming Chen")
    client, address = signed_in(awa), f"{MINE}{stand_in_of(awa).pk}/autre/"
    page = client.get(address).content.decode()
    assert "Ming Chen" in page
    assert 'type="radio"' in page
    assert client.post(address, {"worker": ""}).status_code == 400
    assert client.post(address, {"worker": ming.memberships.get().pk}).url == MINE
    assert accompanies(ming, awa.pk)
    assert not accompanies(team[1], awa.pk)


def test_nobody_else_sees_or_answers_hers(awa, team):
    ask(awa, *team)
    stand_in = stand_in_of(awa)
    for somebody in (a_person(), *team):
        client = signed_in(somebody)
        assert client.post(f"{MINE}{stand_in.pk}/", {"answer": "no"}).status_code == 404
        assert client.get(f"{MINE}{stand_in.pk}/autre/").status_code == 404
    assert stand_in_of(awa).refused_at is None


def test_the_referent_ends_it_when_she_is_back(awa, team):
    nadia, samira = team
    ask(awa, nadia, samira)
    stand_in = stand_in_of(awa)
    assert signed_in(samira).post(f"/equipe/remplacements/{stand_in.pk}/fin/").status_code == 404
    assert signed_in(nadia).post(f"/equipe/remplacements/{stand_in.pk}/fin/").url == page_of(awa)
    assert not accompanies(samira, awa.pk)
