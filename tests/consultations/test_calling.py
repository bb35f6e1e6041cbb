"""Words of danger, before and after they are sent: she reads at once whom she may call."""

import re

import pytest
from django.test import Client

from kit.ids import new_id
from participation.care.models import CareAlert
from participation.consultations.engine.form import Kind, Question
from participation.consultations.models import Contribution
from participation.consultations.rules import Who, answer_question
from participation.people.models import Scope
from tests.support.clients import signed_in
from tests.support.consultations import FORM, a_consultation, an_anonymous_one, fr
from tests.support.people import a_person, a_user, give_mandate

pytestmark = pytest.mark.django_db
DANGER = "Il va me tuer."
NUMBERS = ("tel:17", "tel:112", "tel:15", "sms:114", "tel:3114", "tel:3919", "tel:119", "tel:115")
WITH_WORDS = FORM.changed(questions=(Question("pourquoi", Kind.LONG, fr("Pourquoi ?")), *FORM.questions))


@pytest.fixture
def consultation():
    return an_anonymous_one(form=WITH_WORDS)


def page(client, consultation, name):
    return client.get(f"{consultation.get_absolute_url()}{name}").content.decode()


def write(client, consultation, words):
    return client.post(f"{consultation.get_absolute_url()}question/1/", {"r": words})


def test_the_next_screen_says_whom_to_call_and_nobody_else_reads_it(client, consultation):
    client.get(f"{consultation.get_absolute_url()}question/1/")
    following = client.get(write(client, consultation, DANGER).url).content.decode()
    assert all(number in following for number in NUMBERS)
    assert all("tel:3114" in page(client, consultation, name) for name in ("relire/", "pause/", "message/"))
    assert not Contribution.objects.exists()
    assert "tel:3114" not in client.get(write(client, consultation, "Le bruit.").url).content.decode()


def test_sent_the_team_reads_it_and_she_is_told_whom_to_call(consultation):
    client = signed_in(a_person(consultation.structure))
    write(client, consultation, DANGER)
    thanks = client.post(f"{consultation.get_absolute_url()}finir/")
    landed = client.get(thanks.url).content.decode()
    assert all(number in landed for number in NUMBERS)
    assert (
        "tel:17" not in client.get(thanks.url).content.decode()
    )  # said once: whoever has the phone later reads nothing
    assert Contribution.objects.get().review.urgent
    assert CareAlert.objects.get().person is None


def test_she_may_leave_a_number_that_nothing_ties_to_her_words(consultation):
    client = signed_in(a_person(consultation.structure))
    write(client, consultation, DANGER)
    landed = client.get(client.post(f"{consultation.get_absolute_url()}finir/").url).content.decode()
    page = re.search(r'href="(/aide/rappel/[^"]+)"', landed)[1]
    sent = {"key": re.search(r'name="key" value="([^"]+)"', client.get(page).content.decode())[1]}
    assert client.post(page, sent | {"number": "12"}).status_code == 400
    for _twice in range(2):
        assert client.post(page, sent | {"number": "06 39 98 00 01", "when": "Le matin"}).status_code == 302
    of_words, of_number = CareAlert.objects.exclude(item=None).get(), CareAlert.objects.get(item=None)
    assert (of_number.person, of_number.started_by) == (None, None)
    assert (of_number.said.number, of_number.said.when) == ("+33639980001", "Le matin")
    assert of_number.dangers == of_words.dangers


def test_by_her_receipt_she_finds_the_numbers_again(consultation):
    client = signed_in(a_person(consultation.structure))
    write(client, consultation, DANGER)
    landed = client.get(client.post(f"{consultation.get_absolute_url()}finir/").url)
    code = landed.context["receipt"]
    found = Client().post(f"{consultation.get_absolute_url()}recu/", {"code": code}).content.decode()
    assert all(number in found for number in NUMBERS)


@pytest.mark.parametrize("consulted", ["a person", "a visitor"])
def test_of_what_she_says_with_her_name_too(consulted):
    named = a_consultation(form=WITH_WORDS)
    client = signed_in(a_person(named.structure)) if consulted == "a person" else Client()
    client.get(f"{named.get_absolute_url()}question/1/")
    sent = {"text": DANGER, "key": new_id()}
    landed = client.get(client.post(f"{named.get_absolute_url()}message/", sent).url).content.decode()
    assert all(number in landed for number in NUMBERS)
    assert ("/aide/rappel/" in landed) == (consulted == "a visitor")


def test_who_helps_learns_nothing_of_what_was_written_without_her(consultation):
    awa, lucie = a_person(consultation.structure), a_user("Lucie Aubert")
    give_mandate(awa, lucie, Scope.CONSULTATION)
    answer_question(consultation, "pourquoi", answer={"t": DANGER}, who=Who.self(awa))
    for name in ("question/2/", "relire/", "message/", "pause/"):
        assert "tel:3114" not in page(signed_in(lucie), consultation, f"pour/{awa.pk}/{name}"), name
    assert "tel:3114" in page(signed_in(awa), consultation, "question/2/")
