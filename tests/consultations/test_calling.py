"""Words of danger, before and after they are sent: she reads at once whom she may call."""

import pytest

from participation.consultations.engine.form import Kind, Question
from participation.consultations.models import Contribution
from participation.consultations.rules import Who, answer_question
from participation.people.models import Scope
from tests.support.clients import signed_in
from tests.support.consultations import FORM, an_anonymous_one, fr
from tests.support.people import a_person, a_user, give_mandate

pytestmark = pytest.mark.django_db
DANGER = "Il va me tuer."
NUMBERS = ("tel:112", "sms:114", "tel:3114", "tel:3919", "tel:119", "tel:115")
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
    assert "Appelez le 112" in client.get(thanks.url).content.decode()
    assert Contribution.objects.get().review.urgent


def test_who_helps_learns_nothing_of_what_was_written_without_her(consultation):
    awa, lucie = a_person(consultation.structure), a_user("Lucie Aubert")
    give_mandate(awa, lucie, Scope.CONSULTATION)
    answer_question(consultation, "pourquoi", answer={"t": DANGER}, who=Who.self(awa))
    for name in ("question/2/", "relire/", "message/", "pause/"):
        assert "tel:3114" not in page(signed_in(lucie), consultation, f"pour/{awa.pk}/{name}"), name
    assert "tel:3114" in page(signed_in(awa), consultation, "question/2/")
