"""How somebody is reached without harm: chosen by herself, or with her."""

import datetime as dt

import pytest

from journal.models import Entry
from kit.time import PARIS
from outbox import addresses
from outbox.kinds import Kind
from outbox.models import Call, Message
from outbox.rules import queue_message
from participation.people.models import Contact
from tests.support.clients import signed_in
from tests.support.outbox import deliver, registered
from tests.support.people import StructureFactory, a_person, a_user, a_worker, accompany

pytestmark = pytest.mark.django_db
NEWS = Kind("test_news", render=lambda message: "Du nouveau pour vous.")
CODE = Kind("test_code", render=lambda message: "123456 est votre code.", urgent=True)
NOON = dt.datetime(2026, 10, 15, 12, tzinfo=PARIS)
TYPED = {
    "phone": "06 39 98 00 42",
    "whose": "à ma sœur",
    "by_sms": "yes",
    "voicemail": "no",
    "hours_from": "10:00",
    "hours_until": "16:00",
    "signature": "Bonne route",
}


def tell(person, kind: str = "test_news") -> Message:
    return queue_message(
        kind=kind, to=person.pk, data={}, key=f"{kind}:{person.pk}", due_at=NOON - dt.timedelta(days=1)
    )


def test_she_chooses_alone():
    awa = a_person()
    client = signed_in(awa)
    assert client.get("/compte/me-joindre/").status_code == 200
    assert client.post("/compte/me-joindre/", TYPED).status_code == 302
    contact = Contact.objects.get(user=awa)
    assert (contact.phone, contact.whose, contact.signature) == ("+33639980042", "à ma sœur", "Bonne route")
    assert (contact.hours_from, contact.hours_until) == (dt.time(10), dt.time(16))
    assert not contact.voicemail
    page = client.get("/compte/me-joindre/").content.decode()
    assert 'value="0639980042"' in page


def test_she_chooses_with_a_worker_who_meets_her_and_the_journal_says_so():
    home = StructureFactory()
    awa, nadia = a_person(home), a_worker(home)
    client = signed_in(nadia)
    path = f"/equipe/personnes/{awa.pk}/joindre/"
    assert client.get(path).status_code == 200
    assert client.post(path, TYPED).status_code == 302
    entry = Entry.objects.get(verb="ContactAgreed")
    assert (entry.actor, entry.channel) == (nadia.pk, "assisted")
    assert "Bonne" not in str(entry.targets)


def test_a_worker_of_elsewhere_finds_no_such_page():
    awa = a_person()
    stranger = signed_in(a_worker())
    path = f"/equipe/personnes/{awa.pk}/joindre/"
    assert stranger.get(path).status_code == stranger.post(path, TYPED).status_code == 404
    assert not Contact.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("phone", "06 12"),
        ("phone", "+44 20 7946 0000"),
        ("by_sms", ""),
        ("voicemail", ""),
        ("hours_until", "09:00"),
        ("signature", "Les Tilleuls"),
        ("signature", "Votre référente"),
        ("signature", "À bientôt ☀"),
        ("signature", "vingt et un signes ici"),
    ],
)
def test_what_cannot_be_is_said_beside_what_was_typed(field, typed):
    StructureFactory(name="Les Tilleuls")
    awa = a_person()
    response = signed_in(awa).post("/compte/me-joindre/", {**TYPED, field: typed})
    assert response.status_code == 400
    assert "à ma sœur" in response.content.decode()
    assert not Contact.objects.exists()


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ({}, ("sms", "+33639980001")),
        ({"phone": "+33639980042"}, ("sms", "+33639980042")),
        ({"never_sms": True}, ("call", "+33639980001")),
        ({"phone": "+33199000000"}, ("call", "+33199000000")),
        ({"phone": "+33639980042", "never_sms": True}, ("call", "+33639980042")),
    ],
)
def test_a_landline_and_never_sms_are_called_by_the_team(contact, address):
    awa = a_person(phone="+33639980001")
    Contact.objects.create(user=awa, **contact)
    assert addresses.find(awa.pk)[:2] == address


def test_whoever_has_no_team_is_called_by_nobody():
    alone = a_user(phone="+33639980001", email="awa@exemple.fr")
    Contact.objects.create(user=alone, never_sms=True)
    assert addresses.find(alone.pk)[:2] == ("email", "awa@exemple.fr")
    alone.email = None
    alone.save()
    assert addresses.find(alone.pk) is None


def test_who_accompanies_her_is_team_enough():
    home = StructureFactory()
    alone, nadia = a_user(phone="+33639980001"), a_worker(home)
    accompany(nadia, alone, home)
    Contact.objects.create(user=alone, never_sms=True)
    assert addresses.find(alone.pk)[:2] == ("call", "+33639980001")


def test_her_words_sign_and_her_hours_hold():
    awa = a_person(phone="+33639980001")
    Contact.objects.create(user=awa, signature="Bonne route", hours_from=dt.time(14), hours_until=dt.time(16))
    with registered(NEWS):
        message = tell(awa)
        assert deliver(at=NOON) == []
        message.refresh_from_db()
        assert message.due_at.astimezone(PARIS).hour == 14
        assert message.attempts == 0
        sent = deliver(at=NOON + dt.timedelta(hours=2))
        assert [line["text"] for line in sent] == ["Du nouveau pour vous. Bonne route"]


def test_what_is_urgent_ignores_her_hours():
    awa = a_person(phone="+33639980001")
    Contact.objects.create(user=awa, hours_from=dt.time(14), hours_until=dt.time(16))
    with registered(CODE):
        tell(awa, "test_code")
        assert len(deliver(at=NOON)) == 1


def test_an_entry_code_goes_to_the_number_that_was_typed_whatever_was_agreed(client):
    awa = a_person(phone="+33639980001")
    Contact.objects.create(user=awa, phone="+33639980042", never_sms=True, signature="Bonne route")
    client.post("/entrer/", {"phone": "06 39 98 00 01"})
    (sent,) = deliver()
    assert (sent["channel"], sent["to"]) == ("sms", "+33639980001")
    assert not Call.objects.exists()
