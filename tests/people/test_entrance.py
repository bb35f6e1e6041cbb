"""/entrer/ over HTTP: nothing typed is lost, known and unknown numbers look alike, and limits answer 429."""

import json
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from participation.people.engine.codes import code_for
from participation.people.models import EntryCode, Spending, User
from participation.people.rules import CODES_A_DAY, GUESSES_A_DAY
from participation.people.views.entering import MINE_FOR, SHARED_FOR
from tests.support.clients import signed_in
from tests.support.people import StructureFactory, a_person, a_user, a_worker

pytestmark = pytest.mark.django_db
ENTER, CODE, AGAIN, CARD = "/entrer/", "/entrer/code/", "/entrer/code/autre/", "/entrer/carte/"
NUMBER, WRITTEN = "+33639980042", "06 39 98 00 42"
NAUGHTY = Path(__file__).parents[3] / "shared/data/strings/blns.json"


@pytest.fixture(autouse=True)
def _an_open_door():
    StructureFactory(phone="0199000000")


def last_code() -> str:
    return code_for(EntryCode.objects.latest("created_at").pk)


def enter(client: Client, whose: str = "shared", **more):
    client.post(ENTER, {"phone": WRITTEN, "whose": whose, **more})
    return client.post(CODE, {"code": last_code()})


def test_a_person_enters_with_her_number_and_its_code(client):
    awa = a_person(phone=NUMBER)
    assert client.post(ENTER, {"phone": WRITTEN, "whose": "mine"}).url == CODE
    assert client.post(CODE, {"code": last_code()}).url == reverse("desk:my_space")
    assert client.session["_auth_user_id"] == str(awa.pk)


def test_the_sms_really_carries_the_code_that_opens(client, settings, tmp_path):
    from outbox.models import Message
    from outbox.rules import deliver_message

    a_person(phone=NUMBER)
    client.post(ENTER, {"phone": WRITTEN})
    message = Message.objects.get()
    assert (message.kind, message.address) == ("entry_code", NUMBER)
    assert deliver_message(message.pk)


def test_known_and_unknown_numbers_get_the_same_answer(client):
    a_person(phone=NUMBER)
    known = client.post(ENTER, {"phone": WRITTEN})
    known_page = client.get(CODE)
    other = Client()
    unknown = other.post(ENTER, {"phone": "06 39 98 99 42"})
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert same(known_page) == same(other.get(CODE))


def same(response) -> str:
    """The page without what differs at each request: its token and its nonce."""
    import re

    return re.sub(r'(name="csrfmiddlewaretoken" value|nonce)="[^"]*"', "", response.content.decode())


def test_a_new_person_is_asked_for_a_name(client):
    assert enter(client).url == reverse("people:account")
    assert "comment voulez-vous" in client.get("/compte/").content.decode().lower()
    assert User.objects.get().phone == NUMBER


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Écrivez votre numéro"),
        ("06 39 98", "pas complet"),
        ("<script>alert(1)</script>", "pas complet"),
        ("+49 151 12345678", "pas français"),
        ("01 99 00 00 00", "ne reçoit pas de SMS"),
    ],
)
def test_a_number_that_does_not_do_is_shown_again_with_one_sentence(client, typed, sentence):
    response = client.post(ENTER, {"phone": typed, "whose": "mine"})
    page = response.content.decode()
    assert response.status_code == 400
    assert sentence in page
    assert 'role="alert"' in page
    assert "<script>alert" not in page
    assert response.context["form"]["phone"].value() == typed
    assert 'value="mine"' in page
    assert "checked" in page


def test_a_house_may_take_other_prefixes_and_a_refused_number_is_not_counted(client, settings):
    assert client.post(ENTER, {"phone": "+32 470 12 34 56"}).status_code == 400
    assert not Spending.objects.exists()
    settings.PHONE_PREFIXES = ["+32"]
    assert client.post(ENTER, {"phone": "+32 470 12 34 56"}).url == CODE
    assert EntryCode.objects.get().phone == "+32470123456"


@pytest.mark.parametrize(
    ("typed", "sentence"), [("", "Écrivez le code"), ("12", "6 chiffres"), ("douze", "6 chiffres")]
)
def test_a_code_of_another_shape_costs_no_guess(client, typed, sentence):
    client.post(ENTER, {"phone": WRITTEN})
    for _ in range(GUESSES_A_DAY + 1):
        response = client.post(CODE, {"code": typed})
    assert response.status_code == 400
    assert sentence in response.content.decode()
    assert client.post(CODE, {"code": last_code()}).status_code == 302


def test_a_wrong_code_is_shown_again_and_too_many_are_429(client):
    client.post(ENTER, {"phone": WRITTEN})
    wrong = f"{(int(last_code()) + 1) % 1_000_000:06}"
    for _ in range(GUESSES_A_DAY):
        response = client.post(CODE, {"code": wrong})
        assert response.status_code == 400
        assert "Le code n’est pas bon" in response.content.decode()
        assert f'value="{wrong}"' in response.content.decode()
    assert client.post(CODE, {"code": last_code()}).status_code == 429


def test_the_ninth_code_of_the_day_is_429_in_our_words_and_the_number_stays(client):
    for _ in range(CODES_A_DAY):
        client.post(ENTER, {"phone": WRITTEN})
    response = client.post(ENTER, {"phone": WRITTEN})
    assert response.status_code == 429
    assert "Trop de codes" in response.content.decode()
    assert WRITTEN in response.content.decode()
    assert client.post(AGAIN).status_code == 429


def test_another_code_may_be_asked_for(client):
    client.post(ENTER, {"phone": WRITTEN})
    assert client.post(AGAIN).url == CODE
    assert EntryCode.objects.count() == 2
    assert client.post(CODE, {"code": last_code()}).status_code == 302


def test_the_code_page_always_says_where_to_turn(client):
    client.post(ENTER, {"phone": WRITTEN})
    page = client.get(CODE).content.decode()
    assert "Rien après 2\u00a0minutes\u00a0? Passez dans un accueil" in page
    assert 'href="tel:0199000000"' in page
    assert "06\u00a0••\u00a0••\u00a0••\u00a042" in page
    assert NUMBER not in page


def test_without_having_asked_the_code_page_leads_back_to_the_number(client):
    assert client.get(CODE).url == client.post(CODE, {"code": "123456"}).url == client.post(AGAIN).url == ENTER


def test_a_code_asked_elsewhere_opens_nothing_here(client):
    Client().post(ENTER, {"phone": WRITTEN})
    code = last_code()
    client.post(ENTER, {"phone": WRITTEN})
    assert client.post(CODE, {"code": code}).status_code == 400


@pytest.mark.parametrize(("whose", "seconds"), [("mine", MINE_FOR), ("shared", SHARED_FOR), ("", SHARED_FOR)])
def test_ones_own_phone_stays_open_and_a_shared_one_does_not(client, whose, seconds):
    enter(client, whose=whose)
    assert client.session.get_expiry_age() == pytest.approx(seconds, abs=30)
    assert (client.cookies["sessionid"]["max-age"] == "") == (seconds == SHARED_FOR)


def test_next_leads_to_the_page_one_wanted(client):
    page = client.get(f"{ENTER}?next=/mes-reservations/").content.decode()
    assert '<input type="hidden" name="next" value="/mes-reservations/">' in page
    assert enter(client, next="/mes-reservations/").url == "/mes-reservations/"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_next_never_leads_elsewhere(client, elsewhere):
    a_person(phone=NUMBER)
    assert elsewhere not in client.get(ENTER, {"next": elsewhere}).content.decode()
    assert enter(client, next=elsewhere).url == reverse("desk:my_space")


def test_who_is_already_in_is_not_asked_again():
    assert signed_in(a_person()).get(f"{ENTER}?next=/compte/").url == "/compte/"
    assert signed_in(a_person()).get(CARD).status_code == 302


def test_a_card_opens_on_a_shared_phones_terms(client):
    iryna = a_person(phone=None, username="iryna", password="482913570264")
    response = client.post(CARD, {"username": "Iryna", "code": "4829 1357 0264"})
    assert response.url == reverse("desk:my_space")
    assert client.session["_auth_user_id"] == str(iryna.pk)
    assert client.session.get_expiry_age() == pytest.approx(SHARED_FOR, abs=30)


@pytest.mark.parametrize(
    ("username", "code"), [("iryna", "0000 0000 0000"), ("personne", "4829 1357 0264"), ("nadia", "un mot de passe")]
)
def test_a_wrong_card_keeps_what_was_typed(client, username, code):
    a_person(phone=None, username="iryna", password="482913570264")
    a_worker(username="nadia", password="un mot de passe")
    response = client.post(CARD, {"username": username, "code": code})
    assert response.status_code == 400
    assert "Regardez votre carte" in response.content.decode()
    assert response.context["form"]["username"].value() == username
    assert response.context["form"]["code"].value() == code


def test_a_closed_account_is_told_so_once_its_code_is_right(client):
    a_user(phone=NUMBER, is_active=False)
    response = enter(client)
    assert response.status_code == 400
    assert "Ce compte est fermé" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_the_name_takes_every_string_and_shows_it_as_it_is():
    if not NAUGHTY.exists():
        pytest.skip(f"{NAUGHTY} is not on this machine")
    awa = a_person()
    client = signed_in(awa)
    strings = json.loads(NAUGHTY.read_text())
    for number, text in enumerate(strings):
        response = client.post("/compte/", {"name": text, "language": "fr", "whose": "mine"})
        if len(text) > 80 or "\x00" in text:
            assert response.status_code == 400
            assert response.context["form"]["name"].value() == text
            continue
        assert response.status_code == 302
        awa.refresh_from_db()
        assert awa.name == text
        if number % 3:  # a page for a third of them says as much
            continue
        page = client.get("/compte/")
        assert page.context["form"]["name"].value() == text
        assert "<script>alert" not in page.content.decode()


@pytest.mark.parametrize("address", ["/mon-projet/mes-mots/0199c1de-7a3b-7c21-9f00-1234567890ab/", "/compte/"])
def test_what_was_being_written_when_the_session_ended_is_given_back(client, address):
    response = client.post(address, {"text": "\nRester <b>ici</b>.\r\n", "name": "Awa", "code": "123456"})
    page = response.content.decode()
    assert response.status_code == 403
    assert "readonly>&#10;\nRester &lt;b&gt;ici&lt;/b&gt;.\r\n</textarea>" in page
    assert ">&#10;Awa</textarea>" in page
    assert "123456" not in page
    assert f'href="{ENTER}" target="_blank"' in page
    assert client.post(address, {"text": " "}).url == ENTER
