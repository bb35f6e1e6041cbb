"""What is typed for an anonymous consultation when one's session has just ended: kept for her alone, and it dies with
the key of the consultation."""

import datetime as dt

import pytest
import time_machine
from django.conf import settings

from journal.models import Entry
from kit.time import midnight, now, today
from participation.consultations.engine import keyring
from participation.consultations.engine.form import Kind, Question
from participation.consultations.models import Draft
from participation.people.engine.sealing import unseal
from participation.people.models import SealedPost
from tests.support.clients import signed_in
from tests.support.consultations import FORM, an_anonymous_one, fr
from tests.support.people import a_person

pytestmark = pytest.mark.django_db
WORDS = "Le bruit me fait partir."
WITH_WORDS = FORM.changed(questions=(Question("pourquoi", Kind.LONG, fr("Pourquoi ?")), *FORM.questions))


@pytest.fixture
def clock():
    with time_machine.travel(now(), tick=False) as moving:
        yield moving


@pytest.fixture
def consultation():
    return an_anonymous_one(form=WITH_WORDS, closes_at=now() + dt.timedelta(days=60))


@pytest.fixture
def awa(consultation):
    return a_person(consultation.structure)


@pytest.fixture
def late(clock, awa):
    client = signed_in(awa)
    clock.shift(dt.timedelta(days=30, minutes=1))
    return client


def test_it_comes_back_to_her_in_a_form_that_goes_where_it_was_going(late, awa, consultation):
    there = f"{consultation.get_absolute_url()}question/1/"
    assert late.post(there, {"r": WORDS}).status_code == 403
    page = signed_in(awa).get("/compte/ecrits/").content.decode()
    assert WORDS in page
    assert f'action="{there}"' in page
    again = signed_in(awa).post(there, {"r": WORDS, "sealed_post": str(SealedPost.objects.get().pk)})
    assert (again.status_code, SealedPost.objects.exists()) == (302, False)


def test_nothing_beside_it_says_where_it_was_going_nor_when(late, awa, consultation):
    late.post(f"{consultation.get_absolute_url()}question/1/", {"r": WORDS})
    sealed = SealedPost.objects.get()
    assert (sealed.path, sealed.pk.version) == ("", 4)
    assert {sealed.created_at, Entry.objects.get(verb="PostSealed").at} == {midnight(today())}


def test_the_secret_of_the_house_alone_does_not_open_it_and_it_dies_with_the_key(late, awa, consultation):
    late.post(f"{consultation.get_absolute_url()}question/1/", {"r": WORDS})
    assert unseal(awa.pk, SealedPost.objects.get().content) is None
    keyring.destroy(settings.KEYS_DIR, consultation.pk)
    assert WORDS not in signed_in(awa).get("/compte/ecrits/").content.decode()


def test_without_a_key_it_is_shown_in_the_very_answer_and_kept_nowhere(late, consultation):
    keyring.destroy(settings.KEYS_DIR, consultation.pk)
    response = late.post(f"{consultation.get_absolute_url()}question/1/", {"r": WORDS})
    assert WORDS in response.content.decode()
    assert not SealedPost.objects.exists()


def test_a_button_pressed_too_late_is_not_a_visitors_answer(late, consultation):
    """It would be counted beside what she had begun."""
    assert late.post(f"{consultation.get_absolute_url()}question/2/", {"r": "yes"}).url == "/entrer/"
    assert not Draft.objects.exists()
