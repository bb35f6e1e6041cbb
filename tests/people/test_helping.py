"""« Mes aidants »: the pages of the person and of who helps her."""

import pytest
from django.db import transaction
from django.urls import reverse

from journal.rules import record
from participation.people.events import PersonMet
from participation.people.models import HelpRequest, Mandate, Scope, User
from tests.support.clients import signed_in
from tests.support.people import a_person, a_user, a_worker, give_mandate

pytestmark = pytest.mark.django_db
NUMBER = "+33639980051"
PAGE, NEW, SPACE = reverse("people:helpers"), reverse("people:helper_new"), reverse("desk:my_space")
ASKED = {"called": "Lucie", "way_in": "06 39 98 00 51", "scopes": ["plan", "workshop"], "months": "6"}


@pytest.fixture
def awa() -> User:
    return a_person(name="Awa Keïta")


@pytest.fixture
def lucie() -> User:
    return a_user("Lucie Diallo", phone=NUMBER)


def test_the_whole_way(awa, lucie):
    hers, helps = signed_in(awa), signed_in(lucie)
    assert PAGE in hers.get(reverse("people:account")).content.decode()
    assert hers.post(NEW, ASKED).url == PAGE
    assert "Nous attendons son accord" in hers.get(PAGE).content.decode()
    assert "vous demande de l’aide" in helps.get(SPACE).content.decode()
    assert "Awa Keïta vous demande de l’aide" in helps.get(PAGE).content.decode()
    answer = reverse("people:help_answer", args=[HelpRequest.objects.get().pk])
    assert helps.post(answer, {"answer": "yes"}).url == PAGE
    assert "Lucie Diallo vous aide" in hers.get(PAGE).content.decode()
    assert "Les personnes que j’aide" in helps.get(SPACE).content.decode()
    end = reverse("people:mandate_end", args=[Mandate.objects.get().pk])
    assert hers.post(end).url == PAGE
    assert "Lucie Diallo" not in hers.get(PAGE).content.decode()
    assert "Les personnes que j’aide" not in helps.get(PAGE).content.decode()


@pytest.mark.parametrize(
    "changed",
    [
        {"called": ""},
        {"way_in": ""},
        {"way_in": "06 39"},
        {"scopes": []},
        {"scopes": ["sign"]},
        {"months": ""},
        {"months": "24"},
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_lost(awa, changed):
    answer = signed_in(awa).post(NEW, ASKED | changed)
    assert answer.status_code == 400
    assert (ASKED | changed)["called"] in answer.content.decode()
    assert not HelpRequest.objects.exists()


def test_oneself_is_no_helper(awa):
    answer = signed_in(awa).post(NEW, ASKED | {"way_in": awa.phone})
    assert answer.status_code == 400
    assert "C’est vous." in answer.content.decode()


def test_what_a_helper_did_is_said_in_words_and_never_hidden(awa, lucie):
    give_mandate(awa, lucie)
    with transaction.atomic():
        record(PersonMet(person=awa.pk), by=lucie.pk, on_behalf=awa.pk)
    assert "Quelque chose dans votre espace" in signed_in(awa).get(PAGE).content.decode()


def test_the_team_has_no_helpers_here():
    worker = signed_in(a_worker())
    assert [worker.post(page, ASKED).url for page in (PAGE, NEW)] == [reverse("people:account")] * 2
    assert not HelpRequest.objects.exists()


def test_answers_and_ends_are_posts_of_those_concerned(awa, lucie):
    mandate = give_mandate(awa, lucie, Scope.PLAN)
    end, stranger = reverse("people:mandate_end", args=[mandate.pk]), signed_in(a_user())
    assert stranger.post(end).status_code == 404
    assert signed_in(awa).get(end).status_code == 405
    mandate.refresh_from_db()
    assert mandate.revoked_at is None
