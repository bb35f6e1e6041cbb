"""« Recevoir un appel »: for a landline, or when no SMS comes."""

import pytest
from django.test import Client

from outbox.models import Message
from outbox.rules import deliver_message
from participation.people.engine.codes import code_for
from participation.people.models import EntryCode, User
from participation.people.rules import CODES_A_DAY, NoCalls, request_code
from tests.support.outbox import deliver
from tests.support.people import StructureFactory, a_person

pytestmark = pytest.mark.django_db
ENTER, CODE, AGAIN = "/entrer/", "/entrer/code/", "/entrer/code/autre/"
LANDLINE, MOBILE = "+33199000000", "+33639980042"


@pytest.fixture(autouse=True)
def _an_open_door():
    StructureFactory(phone="0199000000")


def test_a_landline_is_called_when_it_is_asked_for_and_opens(client):
    response = client.post(ENTER, {"phone": "01 99 00 00 00", "whose": "shared"})
    assert response.status_code == 400
    assert "Recevoir un appel" in response.content.decode()
    assert not EntryCode.objects.exists()
    assert client.post(ENTER, {"phone": "01 99 00 00 00", "by": "voice"}).url == CODE
    page = client.get(CODE).content.decode()
    assert "Nous appelons le" in page
    assert "Envoyer un autre code" not in page
    (line,) = deliver()
    code = code_for(EntryCode.objects.get().pk)
    assert (line["channel"], line["to"]) == ("voice", LANDLINE)
    assert line["text"].count(". ".join(code)) == 2
    client.post(CODE, {"code": code})
    assert client.session["_auth_user_id"] == str(User.objects.get(phone=LANDLINE).pk)


def test_a_mobile_may_ask_for_a_call_instead(client):
    a_person(phone=MOBILE)
    client.post(ENTER, {"phone": "06 39 98 00 42"})
    assert "Recevoir un appel" in client.get(CODE).content.decode()
    assert client.post(AGAIN, {"by": "voice"}).url == CODE
    assert [line["channel"] for line in deliver()] == ["sms", "voice"]
    assert client.post(CODE, {"code": code_for(EntryCode.objects.latest("created_at").pk)}).status_code == 302


def test_another_code_for_a_landline_is_another_call_never_an_sms(client):
    client.post(ENTER, {"phone": "01 99 00 00 00", "by": "voice"})
    client.post(AGAIN)
    assert {line["channel"] for line in deliver()} == {"voice"}


def test_calls_and_sms_are_counted_together(client):
    for number in range(CODES_A_DAY):
        client.post(ENTER, {"phone": "06 39 98 00 42", "by": "voice" if number % 2 else "sms"})
    assert client.post(AGAIN, {"by": "voice"}).status_code == 429


def test_without_a_gateway_nobody_is_offered_a_call(client, settings):
    settings.OUTBOX_GATEWAYS = {"sms": "outbox.gateways.file"}
    response = client.post(ENTER, {"phone": "01 99 00 00 00", "by": "voice"})
    assert response.status_code == 400
    assert "Recevoir un appel" not in response.content.decode()
    client.post(ENTER, {"phone": "06 39 98 00 42"})
    assert "Recevoir un appel" not in client.get(CODE).content.decode()
    assert client.post(AGAIN, {"by": "voice"}).status_code == 400
    with pytest.raises(NoCalls):
        request_code(phone=LANDLINE, browser="hers")


def test_a_known_and_an_unknown_landline_get_the_same_answer():
    a_person(phone=LANDLINE)
    pages = []
    for phone in ("01 99 00 00 00", "01 99 00 11 00"):
        client = Client()
        assert client.post(ENTER, {"phone": phone, "by": "voice"}).url == CODE
        pages.append(client.get(CODE).content.decode().replace(phone[-2:], ""))
    assert len({page.partition("<h1>")[2].partition("<form")[0] for page in pages}) == 1


def test_an_sms_to_a_landline_is_dropped_whoever_asks():
    from outbox.rules import queue_message

    message = queue_message(kind="entry_code", address=LANDLINE, channel="sms", data={"entry": "x"}, key="k")
    assert not deliver_message(message.pk)
    assert Message.objects.get().last_error == "landline"
