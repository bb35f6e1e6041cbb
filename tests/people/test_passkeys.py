"""/compte/cle/ and /entrer/cle/: a person's own telephone opens her space; for staff a key stays a second factor."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from journal.models import Entry
from outbox.models import Message
from participation.people.engine.codes import code_for
from participation.people.models import EntryCode, Role, User
from participation.people.views.entering import DOOR, SHARED
from tests.support.clients import signed_in
from tests.support.passkey import Telephone
from tests.support.people import StructureFactory, a_person, a_worker, with_role

pytestmark = pytest.mark.django_db
KEYS, DOOR_OF_KEYS = "/compte/cle/", "/entrer/cle/"
NUMBER, WRITTEN = "+33639980042", "06 39 98 00 42"
LOCAL = {"HTTP_HOST": "localhost"}


@pytest.fixture
def awa() -> User:
    return a_person(StructureFactory(), phone=NUMBER, own_phone=True)


def on_her_phone(person: User) -> Client:
    client = signed_in(person, **LOCAL)
    session = client.session
    session[SHARED] = False
    session.save()
    return client


def with_key(person: User) -> Telephone:
    phone = Telephone()
    client = on_her_phone(person)
    options = client.get(KEYS).context["js_data"]["creation_options"]
    assert client.post(KEYS, {"credential": phone.create(options)}).url == KEYS
    return phone


def enter(phone: Telephone, **more):
    client = Client(**LOCAL)
    options = client.get(DOOR_OF_KEYS).context["js_data"]["request_options"]
    return client, client.post(DOOR_OF_KEYS, {"credential": phone.sign(options), **more})


def test_a_key_kept_in_her_own_telephone_opens_her_space(awa):
    phone = with_key(awa)
    assert Authenticator.objects.get(user=awa).type == "webauthn"
    client, response = enter(phone, whose="mine", next="/mes-reservations/")
    assert response.url == "/mes-reservations/"
    assert client.session["_auth_user_id"] == str(awa.pk)
    assert client.session[DOOR] == "passkey"
    assert not client.session[SHARED]


def test_without_saying_whose_phone_it_is_the_session_is_short(awa):
    client, response = enter(with_key(awa))
    assert response.url == "/mon-espace/"
    assert client.session[SHARED]


def test_it_is_told_and_written_down(awa):
    with_key(awa)
    assert Message.objects.get().kind == "keys_changed"
    assert Entry.objects.get(stream_id=f"people:{awa.pk}").verb == "PasskeyAdded"


def test_her_code_still_opens_on_another_telephone(client, awa):
    with_key(awa)
    client.post("/entrer/", {"phone": WRITTEN})
    response = client.post("/entrer/code/", {"code": code_for(EntryCode.objects.get().pk)})
    assert response.url == "/mon-espace/"


def test_a_key_is_offered_only_to_whom_the_phone_belongs(awa):
    page = signed_in(awa, **LOCAL).get(KEYS)
    assert "Dites-le d’abord dans votre compte" in page.content.decode()
    assert page.context["js_data"] is None
    phone, client = Telephone(), on_her_phone(awa)
    options = client.get(KEYS).context["js_data"]["creation_options"]
    User.objects.update(own_phone=False)
    assert KEYS not in client.get("/compte/").content.decode()
    assert client.post(KEYS, {"credential": phone.create(options)}).status_code == 400
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize(
    "telephone", [{"verified": False}, {"origin": "https://evil.example"}, {"credential_id": b"another"}]
)
def test_a_telephone_that_was_not_unlocked_or_sees_another_site_opens_nothing(awa, telephone):
    phone = with_key(awa)
    for name, value in telephone.items():
        setattr(phone, name, value)
    client, response = enter(phone)
    assert response.status_code == 400
    assert "_auth_user_id" not in client.session


def test_a_signature_works_for_the_challenge_of_its_own_browser_and_once(awa):
    phone = with_key(awa)
    first, second = Client(**LOCAL), Client(**LOCAL)
    signed = phone.sign(first.get(DOOR_OF_KEYS).context["js_data"]["request_options"])
    second.get(DOOR_OF_KEYS)
    assert second.post(DOOR_OF_KEYS, {"credential": signed}).status_code == 400
    assert first.post(DOOR_OF_KEYS, {"credential": signed}).status_code == 302
    first.post("/sortir/")
    assert first.post(DOOR_OF_KEYS, {"credential": signed}).status_code == 400


@pytest.mark.parametrize("sent", ["", "{", "[]", "{}", "null", '"x"', json.dumps({"response": {"userHandle": 3}})])
def test_what_is_no_signature_is_said_in_our_words(awa, sent):
    for client, page in ((Client(**LOCAL), DOOR_OF_KEYS), (on_her_phone(awa), KEYS)):
        client.get(page)
        response = client.post(page, {"credential": sent})
        assert response.status_code == 400
        assert "n’a pas donné la clé" in response.content.decode()


def test_a_key_that_was_removed_opens_nothing(awa):
    phone = with_key(awa)
    address = f"{KEYS}{Authenticator.objects.get().pk}/retirer/"
    client = on_her_phone(awa)
    for _ in range(2):
        assert client.post(address).url == KEYS
    assert enter(phone)[1].status_code == 400
    assert Entry.objects.filter(verb="PasskeyRemoved").count() == 1


def test_nobody_removes_the_key_of_another(awa):
    with_key(awa)
    on_her_phone(a_person()).post(f"{KEYS}{Authenticator.objects.get().pk}/retirer/")
    assert Authenticator.objects.exists()


def test_a_closed_account_stays_closed(awa):
    phone = with_key(awa)
    User.objects.update(is_active=False)
    client, response = enter(phone)
    assert "Ce compte est fermé" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_for_staff_a_key_is_a_second_factor_and_no_door(awa):
    phone = with_key(awa)
    with_role(awa, Role.WORKER, StructureFactory())
    client, response = enter(phone)
    assert response.status_code == 400
    assert "_auth_user_id" not in client.session
    for session in (signed_in(awa, second_factor=False), signed_in(a_worker())):
        assert session.get(KEYS).url == "/compte/"
        assert session.post(KEYS, {"credential": "{}"}).url == "/compte/"


def test_the_telephone_shows_neither_her_number_nor_her_whole_name(awa):
    options = on_her_phone(awa).get(KEYS).context["js_data"]["creation_options"]
    shown = json.dumps(options, default=dict)
    assert NUMBER not in shown
    assert "Keïta" not in json.loads(shown)["publicKey"]["user"]["displayName"]
