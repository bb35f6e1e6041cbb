"""The questions change while a page is open: what it sends is counted for no other question, and is not lost."""

import re

import pytest
from django.test import Client

from participation.consultations.engine.codes import new_code
from participation.consultations.engine.form import Kind, Question
from participation.consultations.models import Audience, Draft, KeptSheet
from participation.consultations.rules import OtherVersion, Who, answer_question, glance, use_version, write_version
from tests.support.clients import signed_in
from tests.support.consultations import FORM, NO, STATEMENT, YES, a_consultation, an_anonymous_one, answer, fr
from tests.support.people import a_coordinator, a_person

pytestmark = pytest.mark.django_db
SAMEDI, MOMENT = FORM.questions
WORDS = "Le bruit me fait partir."
WHY, NEW = Question("pourquoi", Kind.LONG, fr("Pourquoi ?")), Question("bruit", Kind.YES_NO, fr("Y a-t-il du bruit ?"))
LONG = FORM.changed(questions=(SAMEDI, WHY))
CHANGED = "Les questions ont changé"


def opened(make=an_anonymous_one, form=LONG):
    consultation = make(form=form, audience=Audience.OPEN)
    return consultation, a_coordinator(consultation.structure)


def change(consultation, by, *questions):
    write_version(consultation.pk, FORM.changed(questions=questions), by=by)
    use_version(consultation.pk, by=by)


def there(consultation, number):
    return f"/consultations/{consultation.slug}/question/{number}/"


def hidden(page, **said):
    """What a browser sends of this page: what it hides, and what is pressed."""
    found = re.findall(r'<input type="hidden" name="(version|question)" value="([^"]*)">', page.content.decode())
    assert {name for name, _value in found} == {"version", "question"}
    return dict(found) | said


@pytest.mark.parametrize("who", ["visitor", "account"])
def test_what_was_read_in_another_version_is_counted_for_no_other_question(who):
    consultation, claire = opened()
    awa = a_person(consultation.structure)
    client = Client() if who == "visitor" else signed_in(awa)
    page = client.get(there(consultation, 1))
    change(consultation, claire, NEW, WHY)
    refused = client.post(there(consultation, 1), hidden(page, r="yes"))
    shown = refused.content.decode()
    assert refused.status_code == 409
    assert (CHANGED in shown, "Y a-t-il du bruit" in shown, "Oui, d’accord" in shown) == (True, True, True)
    assert not Draft.objects.exclude(sealed=None).exists()
    assert client.post(there(consultation, 1), hidden(refused, r="no")).status_code == 302
    assert Draft.objects.filter(sealed__isnull=False).count() == 1
    if who == "account":
        letter, _sent = glance(consultation, Who.self(awa))
        assert (letter.questionnaire, letter.answers) == (2, {"bruit": NO})


def test_words_come_back_in_the_field_of_the_same_question_wherever_it_is_now():
    consultation, claire = opened()
    client = Client()
    page = client.get(there(consultation, 2))
    change(consultation, claire, SAMEDI, NEW, WHY)
    refused = client.post(there(consultation, 2), hidden(page, r=WORDS))
    shown = refused.content.decode()
    assert (refused.status_code, f'action="{there(consultation, 3)}"' in shown) == (409, True)
    assert re.search(rf"<textarea[^>]*>\s*{re.escape(WORDS)}</textarea>", shown)
    assert hidden(refused)["question"] == "pourquoi"


@pytest.mark.parametrize("left", [(SAMEDI,), (SAMEDI, NEW)])
def test_words_to_a_question_that_is_gone_are_shown_to_be_copied(left):
    consultation, claire = opened()
    client = Client()
    page = client.get(there(consultation, 2))
    change(consultation, claire, *left)
    refused = client.post(there(consultation, 2), hidden(page, r=WORDS))
    assert refused.status_code == 409
    assert f'<p dir="auto">{WORDS}</p>' in refused.content.decode()


def test_whoever_has_begun_goes_on_with_her_own_version():
    consultation, claire = opened(a_consultation)
    awa = a_person(consultation.structure)
    answer(consultation, "samedi", YES, awa)
    client = signed_in(awa)
    page = client.get(there(consultation, 1))
    change(consultation, claire, NEW, WHY)
    for _ in range(10):
        assert client.post(there(consultation, 1), hidden(page, r="no")).status_code == 302
    assert glance(consultation, Who.self(awa))[0].answers == {"samedi": NO}


def test_a_page_that_does_not_say_what_it_showed_is_taken_as_long_as_nothing_changed():
    consultation, claire = opened()
    assert Client().post(there(consultation, 1), {"r": "yes"}).status_code == 302
    change(consultation, claire, SAMEDI, WHY)
    assert Client().post(there(consultation, 1), {"r": "yes"}).status_code == 409
    assert Client().post(there(consultation, 1), {"r": "yes", "version": "²", "question": "samedi"}).status_code == 409


def test_a_page_of_another_question_is_refused_in_the_same_version():
    consultation, _claire = opened()
    sent = {"r": "yes", "version": "1", "question": "pourquoi"}
    refused = Client().post(there(consultation, 1), sent)
    assert (refused.status_code, STATEMENT in refused.content.decode()) == (409, False)


def test_the_version_is_looked_at_under_the_lock():
    consultation, claire = opened()
    change(consultation, claire, SAMEDI, WHY)
    with pytest.raises(OtherVersion):
        answer_question(consultation, "samedi", answer=YES, who=Who(code=new_code()), version=1)


def test_answers_that_were_read_again_in_another_version_are_not_sent():
    consultation, claire = opened(a_consultation)
    awa = a_person(consultation.structure)
    client, send = signed_in(awa), f"/consultations/{consultation.slug}/finir/"
    page = client.get(f"/consultations/{consultation.slug}/relire/").content.decode()
    read = re.search(r'name="version" value="(\d+)"', page)[1]
    change(consultation, claire, NEW, WHY)
    answer(consultation, "bruit", YES, awa)
    refused = client.post(send, {"version": read})
    assert (refused.status_code, CHANGED in refused.content.decode()) == (409, True)
    assert not KeptSheet.objects.exists()
    for _ in range(10):
        assert client.post(send, {"version": "2"}).status_code == 302
    assert KeptSheet.objects.count() == 1
