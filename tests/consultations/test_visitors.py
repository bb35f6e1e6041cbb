"""Without an account, so many begin from one network and no more; nothing of what they typed is lost, and nothing says
where they were."""

import datetime as dt

import pytest
import time_machine
from django.test import Client

from kit.ids import new_id
from kit.time import now
from participation.consultations.engine.form import Kind, Question
from participation.consultations.fragments import people_who_answered
from participation.consultations.models import Audience, StatementVote
from participation.consultations.rules import add_statements
from participation.people.models import Spending
from tests.support.clients import signed_in
from tests.support.consultations import FORM, a_consultation, an_anonymous_one, fr
from tests.support.people import a_coordinator, a_person

pytestmark = pytest.mark.django_db
HERE, THERE, WORDS = "192.0.2.7", "198.51.100.9", "Le bruit me fait partir."
FROM_HERE = "Beaucoup de réponses viennent d’ici"
LONG = FORM.changed(questions=(Question("pourquoi", Kind.LONG, fr("Pourquoi ?")), *FORM.questions))


@pytest.fixture(autouse=True)
def three_an_hour(settings):
    settings.VISITORS_AN_HOUR = 3


@pytest.fixture
def clock():
    with time_machine.travel(now().replace(hour=10, minute=5), tick=False) as moving:
        yield moving


def say(consultation, address=HERE, client=None, page="question/1/", **said):
    client = client or Client()
    return client.post(consultation.get_absolute_url() + page, said or {"r": WORDS}, REMOTE_ADDR=address)


@pytest.mark.parametrize("make", [a_consultation, an_anonymous_one])
def test_no_more_begin_from_one_network_than_a_room_holds(clock, make):
    consultation = make(form=LONG, audience=Audience.OPEN)
    begun = [Client() for _ in range(3)]
    assert [say(consultation, client=one).status_code for one in begun] == [302] * 3
    refused = say(consultation)
    shown = refused.content.decode()
    assert (refused.status_code, FROM_HERE in shown, WORDS in shown) == (429, True, True)
    assert people_who_answered(consultation) == 3
    assert say(consultation, THERE).status_code == 302
    assert [say(consultation, client=one).status_code for one in begun for _ in range(10)] == [302] * 30
    assert say(consultation, client=signed_in(a_person(consultation.structure))).status_code == 302
    clock.shift(dt.timedelta(hours=1))
    assert say(consultation).status_code == 302


def test_no_more_begin_in_a_day_than_three_rooms_hold(clock):
    consultation = an_anonymous_one(form=LONG, audience=Audience.OPEN, closes_at=now() + dt.timedelta(days=9))
    for _ in range(3):
        assert [say(consultation).status_code for _ in range(4)] == [302, 302, 302, 429]
        clock.shift(dt.timedelta(hours=1))
    assert "Réessayez demain" in say(consultation).content.decode()
    clock.shift(dt.timedelta(days=1))
    assert say(consultation).status_code == 302


def test_a_home_with_many_addresses_is_one_network():
    consultation = an_anonymous_one(form=LONG, audience=Audience.OPEN)
    assert [say(consultation, f"2001:db8:1:2::{n}").status_code for n in range(1, 5)] == [302, 302, 302, 429]
    assert say(consultation, "2001:db8:1:3::1").status_code == 302


def test_whoever_is_behind_no_trusted_proxy_does_not_choose_her_address():
    consultation = an_anonymous_one(form=LONG, audience=Audience.OPEN)
    page, sent = consultation.get_absolute_url() + "question/1/", {"r": WORDS}
    claimed = [f"203.0.113.{n}" for n in range(4)]
    posts = [Client().post(page, sent, REMOTE_ADDR=HERE, HTTP_X_FORWARDED_FOR=one).status_code for one in claimed]
    assert posts == [302, 302, 302, 429]


def test_a_message_that_is_one_too_many_comes_back():
    consultation = an_anonymous_one(form=LONG, audience=Audience.OPEN)
    said = [say(consultation, page="message/", text=WORDS, key=new_id()) for _ in range(4)]
    assert [one.status_code for one in said] == [302, 302, 302, 429]
    assert (FROM_HERE in said[3].content.decode(), WORDS in said[3].content.decode()) == (True, True)


@pytest.mark.parametrize("make", [a_consultation, an_anonymous_one])
def test_no_more_vote_from_one_network_either(make):
    consultation = make(audience=Audience.OPEN)
    claire = a_coordinator(consultation.structure)
    first, second = add_statements(consultation.pk, ["Le bruit gêne.", "Il fait froid."], by=claire)
    voters = [Client() for _ in range(4)]
    for one in voters[:3]:
        for statement in (first, second):
            assert (
                say(
                    consultation, client=one, page="affirmations/", statement=statement.pk, vote=1, key=new_id()
                ).status_code
                == 302
            )
    refused = say(consultation, client=voters[3], page="affirmations/", statement=first.pk, vote=1, key=new_id())
    assert (refused.status_code, FROM_HERE in refused.content.decode()) == (429, True)
    if not consultation.is_anonymous:
        assert StatementVote.objects.count() == 6


def test_what_is_written_down_says_no_address_and_changes_with_the_consultation_and_the_day(clock):
    one, other = (an_anonymous_one(form=LONG, audience=Audience.OPEN) for _ in range(2))
    say(one)
    say(other)
    clock.shift(dt.timedelta(days=1))
    say(one)
    keys = list(Spending.objects.values_list("key", flat=True))
    assert len(keys) == len(set(keys)) == 6
    assert all(HERE not in key for key in keys)
