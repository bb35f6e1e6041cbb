"""« À appeler »: what no SMS may say, said once, by somebody of her team."""

import datetime as dt
import re

import pytest
import time_machine

from kit.time import PARIS, now
from outbox.kinds import Kind
from outbox.models import Call, Outcome
from outbox.rules import queue_message
from participation.people.models import Contact
from participation.people.rules import CallResult, CallTakenByOther, NotNow, NoVoicemail, end_call, take_call
from tests.support.clients import signed_in
from tests.support.outbox import deliver, registered
from tests.support.people import StructureFactory, a_person, a_worker

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 10, 15, 12, tzinfo=PARIS)
STATE = {"text": "Il y a du nouveau dans votre espace."}
NEWS = Kind("test_news", render=lambda message: STATE["text"])


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as moving, registered(NEWS):
        yield moving


@pytest.fixture
def home():
    return StructureFactory()


@pytest.fixture
def salma(home):
    person = a_person(home, name="Salma Haddad", phone="+33639980005")
    Contact.objects.create(user=person, phone="+33199000042", never_sms=True, whose="à sa voisine")
    return person


@pytest.fixture
def call(salma) -> Call:
    queue_message(kind="test_news", to=salma.pk, data={}, key="news", due_at=NOON)
    assert deliver(at=NOON) == []  # nothing left for a gateway
    return Call.objects.get()


def test_the_list_shows_who_to_call_and_neither_the_number_nor_the_words(call, home):
    page = signed_in(a_worker(home)).get("/equipe/appels/").content.decode()
    assert "Salma Haddad" in page
    assert not re.search("01.99.00|33199", page), "her number"
    assert "du nouveau" not in page


def test_a_message_is_asked_for_once(call):
    deliver(at=NOON + dt.timedelta(hours=1))
    assert Call.objects.count() == 1
    assert call.message.channel == "call"


def test_whoever_takes_the_call_learns_the_number_and_what_to_say(call, home):
    nadia = signed_in(a_worker(home))
    page = nadia.post(f"/equipe/appels/{call.pk}/prendre/", follow=True).content.decode()
    assert "tel:+33199000042" in page
    assert "à sa voisine" in page
    assert "Il y a du nouveau dans votre espace." in page
    assert "Laissé un message" not in page


def test_two_workers_never_call_twice(call, home):
    nadia, samira = a_worker(home), a_worker(home, name="Samira Costa")
    take_call(call.pk, by=nadia)
    with pytest.raises(CallTakenByOther):
        take_call(call.pk, by=samira)
    client = signed_in(samira)
    page = client.post(f"/equipe/appels/{call.pk}/prendre/", follow=True).content.decode()
    assert "appelle déjà" in page
    assert "Nadia appelle en ce moment" in page
    assert client.get(f"/equipe/appels/{call.pk}/").status_code == 404
    client.post(f"/equipe/appels/{call.pk}/", {"result": "reached"})
    assert Call.objects.get().ended_at is None


def test_a_call_forgotten_in_hand_goes_to_somebody_else(call, home, clock):
    take_call(call.pk, by=a_worker(home))
    clock.shift(dt.timedelta(minutes=21))
    take_call(call.pk, by=a_worker(home))


def test_once_called_it_is_done_and_pressing_twice_changes_nothing(call, home):
    nadia = a_worker(home)
    client = signed_in(nadia)
    take_call(call.pk, by=nadia)
    for _ in range(2):
        assert client.post(f"/equipe/appels/{call.pk}/", {"result": "reached"}).status_code == 302
    call.refresh_from_db()
    assert (call.outcome, call.tries) == (Outcome.REACHED, 1)
    assert "Salma" not in client.get("/equipe/appels/").content.decode()


def test_without_an_answer_it_comes_back_later_five_times_in_all(call, home, clock):
    nadia = a_worker(home)
    for tried in range(1, 6):
        take_call(call.pk, by=nadia)
        end_call(call.pk, result=CallResult.NO_ANSWER, by=nadia)
        call.refresh_from_db()
        assert call.tries == tried
        assert not Call.objects.open(now()).exists()
        clock.move_to(NOON + dt.timedelta(days=tried))
    assert call.outcome == Outcome.MISSED


def test_words_are_left_on_a_machine_only_where_she_agreed(call, home, salma):
    nadia = a_worker(home)
    take_call(call.pk, by=nadia)
    with pytest.raises(NoVoicemail):
        end_call(call.pk, result=CallResult.LEFT_WORDS, by=nadia)
    Contact.objects.filter(user=salma).update(voicemail=True)
    assert "Laissé un message" in signed_in(nadia).get(f"/equipe/appels/{call.pk}/").content.decode()
    end_call(call.pk, result=CallResult.LEFT_WORDS, by=nadia)
    assert Call.objects.get().outcome == Outcome.LEFT_WORDS


def test_nobody_calls_outside_her_hours(call, home, salma):
    Contact.objects.filter(user=salma).update(hours_from=dt.time(14), hours_until=dt.time(16))
    nadia = a_worker(home)
    with pytest.raises(NotNow):
        take_call(call.pk, by=nadia)
    assert Call.objects.get().taken_by is None
    page = signed_in(nadia).get("/equipe/appels/").content.decode()
    assert "Attendez une heure sûre" in page
    assert "J’appelle" not in page


def test_what_has_no_more_reason_is_taken_off_the_list(call, home, monkeypatch):
    monkeypatch.setitem(STATE, "text", None)
    nadia = a_worker(home)
    client = signed_in(nadia)
    assert "plus rien à lui dire" in client.post(f"/equipe/appels/{call.pk}/prendre/", follow=True).content.decode()
    client.post(f"/equipe/appels/{call.pk}/", {"result": "none"})
    assert Call.objects.get().outcome == Outcome.NO_REASON


def test_a_worker_of_elsewhere_sees_no_call_and_takes_none(call):
    stranger = signed_in(a_worker())
    assert "Salma" not in stranger.get("/equipe/appels/").content.decode()
    assert stranger.post(f"/equipe/appels/{call.pk}/prendre/").status_code == 404
    assert stranger.get(f"/equipe/appels/{call.pk}/").status_code == 404
    assert Call.objects.get().taken_by is None
