"""A number without account that takes no SMS: the team that expects her calls, and nobody else."""

import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from kit.ids import new_id
from kit.time import PARIS, now
from outbox import kinds
from outbox.engine.meaning import Meaning
from outbox.kinds import Kind
from outbox.models import Call, Message, Outcome
from outbox.rules import forget_addresses, queue_message
from participation.people.models import Contact
from participation.people.rules import CallResult, NoVoicemail, end_call, take_call
from tests.support.clients import signed_in
from tests.support.outbox import deliver, registered
from tests.support.people import StructureFactory, a_person, a_worker

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 10, 15, 12, tzinfo=PARIS)
NEWS = Kind(
    "test_news",
    render=lambda message: "C'est possible pour vous.",
    who=lambda messages: dict.fromkeys((message.pk for message in messages), "Gisèle"),
    page=lambda message: "/ateliers/",
)
SAID = Kind("test_said", render=lambda message: "Demandez-lui.", by_call=True)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as moving, registered(NEWS, SAID):
        yield moving


@pytest.fixture
def home():
    return StructureFactory()


@pytest.fixture
def call(home) -> Call:
    queue_message(kind="test_news", address="+33199000042", channel="sms", data={}, key="news", team=home.pk)
    assert deliver(at=NOON) == [], "an SMS would be lost there"
    return Call.objects.get()


def test_the_team_that_expects_her_reads_whom_to_ask_for_and_then_the_number(call, home):
    client = signed_in(a_worker(home))
    assert "Gisèle" in client.get("/equipe/appels/").content.decode()
    page = client.post(f"/equipe/appels/{call.pk}/prendre/", follow=True).content.decode()
    assert "Appeler Gisèle" in page
    assert "tel:+33199000042" in page
    assert "possible pour vous" in page
    assert 'href="/ateliers/"' in page.split("possible pour vous")[1].split("</section>")[0]
    client.post(f"/equipe/appels/{call.pk}/", {"result": "reached"})
    call.refresh_from_db()
    assert call.outcome == Outcome.REACHED


def test_the_list_asks_no_more_for_more_calls(call, home):
    nadia = signed_in(a_worker(home))
    nadia.get("/equipe/appels/")
    asked = []
    for number in range(2):
        for other in range(3):
            key = f"{number}:{other}"
            queue_message(kind="test_news", address="+33199000043", channel="sms", data={}, key=key, team=home.pk)
        deliver(at=NOON)
        with CaptureQueriesContext(connection) as queries:
            nadia.get("/equipe/appels/")
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_another_team_sees_no_call_and_takes_none(call):
    stranger = signed_in(a_worker())
    assert "Gisèle" not in stranger.get("/equipe/appels/").content.decode()
    assert stranger.post(f"/equipe/appels/{call.pk}/prendre/").status_code == 404
    assert Call.objects.get().taken_by is None


def test_nobody_leaves_words_on_a_machine_that_she_did_not_agree_to(call, home):
    nadia = a_worker(home)
    take_call(call.pk, by=nadia)
    with pytest.raises(NoVoicemail):
        end_call(call.pk, result=CallResult.LEFT_WORDS, by=nadia)


def test_her_number_is_kept_until_she_was_told_and_not_a_day_more(call, home):
    assert forget_addresses(before=NOON + dt.timedelta(days=3)) == 0
    nadia = a_worker(home)
    take_call(call.pk, by=nadia)
    end_call(call.pk, result=CallResult.REACHED, by=nadia)
    assert forget_addresses(before=NOON + dt.timedelta(days=3)) == 2  # the message, and its call
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("result", "told"),
    [
        (CallResult.REACHED, [None]),
        (CallResult.SAID_YES, [Meaning.YES]),
        (CallResult.SAID_NO, [Meaning.NO]),
        (CallResult.NO_ANSWER, []),
        (CallResult.NO_REASON, []),
    ],
)
def test_what_waits_for_her_to_be_told_begins_when_somebody_has_reached_her(call, home, result, told, monkeypatch):
    heard: list[Meaning | None] = []
    monkeypatch.setitem(kinds._reached, "test_news", lambda message, said, by: heard.append(said))
    nadia = a_worker(home)
    take_call(call.pk, by=nadia)
    end_call(call.pk, result=result, by=nadia)
    assert heard == told


def test_what_only_a_human_being_may_say_goes_to_her_team_though_she_takes_sms(home):
    salma = a_person(home, name="Salma Haddad", phone="+33639980005")
    Contact.objects.create(user=salma)
    message = queue_message(kind="test_said", to=salma.pk, data={}, key="said")
    assert deliver(at=NOON) == []
    assert Call.objects.get().message == message
    page = signed_in(a_worker(home)).get("/equipe/appels/").content.decode()
    assert "Salma Haddad" in page


def test_it_is_not_sent_by_email_instead():
    message = queue_message(kind="test_said", address="awa@exemple.fr", data={}, key="said", team=new_id())
    assert deliver(at=NOON) == []
    message.refresh_from_db()
    assert (message.last_error, message.dropped_at) == ("no number", now())


def test_a_call_that_nobody_could_make_is_refused_by_the_database(call):
    with pytest.raises(IntegrityError), transaction.atomic():
        Call.objects.update(team=None)
