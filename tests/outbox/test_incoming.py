"""What people answer by SMS: taken from the operator, and from nobody else, once."""

import contextlib
import datetime as dt
import json
from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from kit.time import now
from outbox import answers, gateways
from outbox.engine.meaning import Meaning
from outbox.gateways.file import answer
from outbox.gateways.signed import sign
from outbox.models import Incoming, Result
from outbox.rules import forget_incoming
from tests.support.servers import race

ADDRESS = "/passerelle/reponses/"


@contextlib.contextmanager
def listening(result: Result = Result.DONE) -> Iterator[list[tuple[str, str]]]:
    """A room that hears every answer, alone."""
    heard: list[tuple[str, str]] = []

    def listen(incoming: Incoming, number: str) -> Result:
        heard.append((number, incoming.meaning))
        return result

    known = list(answers._listeners)
    answers._listeners[:] = [listen]
    try:
        yield heard
    finally:
        answers._listeners[:] = known


def hand_on(headers: dict[str, str], body: bytes):
    return Client(enforce_csrf_checks=True).post(ADDRESS, body, content_type="application/json", headers=headers)


def call(text: str = "OUI", *, identity: str = "sms-1", at: dt.datetime | None = None, number: str = "+33639980001"):
    body = json.dumps({"from": number, "text": text}).encode()
    return sign(identity, body, at=at or now()), body


@pytest.mark.django_db
def test_an_answer_is_handed_to_the_room_that_asked():
    with listening() as heard:
        assert hand_on(*call("Oui !")).json() == {"new": True}
    assert heard == [("+33639980001", Meaning.YES)]
    kept = Incoming.objects.get()
    assert (kept.operator_id, kept.meaning, kept.result, kept.words) == ("sms-1", "yes", "done", "")


@pytest.mark.django_db
def test_the_same_answer_handed_on_again_is_taken_once_and_the_operator_hears_that_it_was():
    with listening() as heard:
        for _ in range(3):
            assert hand_on(*call()).status_code == 200
        assert hand_on(*call(at=now() + dt.timedelta(seconds=30))).json() == {"new": False}, "signed anew, the same id"
    assert len(heard) == 1


@pytest.mark.django_db
def test_what_is_not_signed_by_the_operator_is_refused(settings):
    headers, body = call()
    changed = [
        ({}, body),
        (headers, body.replace(b"OUI", b"NON")),
        (headers | {"webhook-id": "sms-2"}, body),
        (headers | {"webhook-timestamp": "9"}, body),
        (headers | {"webhook-signature": "v1"}, body),
        (headers | {"webhook-signature": "v1,é"}, body),
        (headers, b"\xff"),
    ]
    with listening() as heard:
        assert [hand_on(*one).status_code for one in changed] == [401] * len(changed)
        settings.INCOMING_SECRET = "whsec_YW5vdGhlci1zZWNyZXQtdGhhbi10aGUtb3BlcmF0b3Incw=="
        assert hand_on(headers, body).status_code == 401
    assert heard == []
    assert not Incoming.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("minutes", [-6, 6])
def test_a_call_kept_and_sent_again_later_is_refused_by_its_hour(minutes):
    headers, body = call()
    with listening(), time_machine.travel(now() - dt.timedelta(minutes=minutes)):
        assert hand_on(headers, body).status_code == 401


@pytest.mark.django_db
@pytest.mark.parametrize("body", [b"", b"[]", b'{"from": "+33639980001"}', b'{"from": 33, "text": "OUI"}', b'"OUI"'])
def test_what_the_operator_writes_wrong_is_said_to_be_wrong(body):
    with listening() as heard:
        assert hand_on(sign("sms-1", body, at=now()), body).status_code == 400
    assert heard == []


@pytest.mark.django_db
def test_without_a_secret_nobody_is_heard_and_the_address_is_not_there(settings):
    headers, body = call()
    settings.INCOMING_SECRET = ""
    assert not gateways.hears()
    assert hand_on(headers, body).status_code == 404


@pytest.mark.django_db
def test_words_stay_only_where_somebody_has_to_call():
    for result, words in ((Result.NOTHING, ""), (Result.DONE, ""), (Result.CALL, "peut-être " * 48)):
        with listening(result):
            hand_on(*call("peut-être " * 100, identity=result))
        assert Incoming.objects.get(operator_id=result).words == words
    later = now() + dt.timedelta(days=1)
    assert forget_incoming(before=later) == 3


@pytest.mark.django_db
def test_a_room_that_fails_leaves_nothing_and_the_operator_may_try_again():
    def fail(incoming: Incoming, number: str) -> Result:
        raise OSError

    known = list(answers._listeners)
    answers._listeners[:] = [fail]
    try:
        with pytest.raises(OSError):
            hand_on(*call())
    finally:
        answers._listeners[:] = known
    assert not Incoming.objects.exists()
    with listening() as heard:
        hand_on(*call())
    assert len(heard) == 1


def test_the_signature_is_the_one_of_the_specification(settings):
    """Its own example."""
    settings.INCOMING_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    at = dt.datetime.fromtimestamp(1614265330, tz=dt.UTC)
    headers = sign("msg_p5jXN8AQM9LWM0D4loKWxJek", b'{"test": 2432232314}', at=at)
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@pytest.mark.django_db
def test_the_phone_of_the_demo_answers_as_an_operator_does(settings, tmp_path):
    settings.INCOMING_FILE = tmp_path / "incoming.jsonl"
    with listening() as heard:
        assert hand_on(*answer(number="+33639980001", text="NON")).json() == {"new": True}
    assert heard == [("+33639980001", Meaning.NO)]
    assert json.loads(settings.INCOMING_FILE.read_text())["text"] == "NON"


@pytest.mark.grown
@pytest.mark.django_db(transaction=True)
def test_an_answer_handed_on_by_two_machines_at_once_is_taken_once():
    for turn in range(5):
        assert sorted(race(4, "tests.outbox.racers:take", (f"sms-{turn}",))) == [False, False, False, True]
    assert Incoming.objects.count() == 5
