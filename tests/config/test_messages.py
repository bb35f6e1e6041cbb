"""What the next page says once: on the phone, for who is in, and in no row."""

import datetime as dt
import random

import pytest
import time_machine
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.messages.storage import default_storage
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client, RequestFactory

from config.messages import SAID_FOR
from kit.time import now
from tests.support.clients import signed_in
from tests.support.consultations import a_consultation, an_anonymous_one
from tests.support.people import a_person

pytestmark = pytest.mark.django_db
NAME = "messages"
DANGER = "Je veux mourir."
SAID = "Quelqu’un de l’équipe lit votre phrase"
CALL = 'href="tel:112"'


def told(client: Client, consultation, text: str = DANGER) -> str:
    """She proposes a statement; the page that is to say something."""
    sent = {"text": text, "key": "0199a000-0000-7000-8000-000000000001"}
    response = client.post(f"{consultation.get_absolute_url()}affirmations/ajouter/", sent)
    assert response.status_code == 302
    return response.url


def test_the_next_page_says_it_once():
    client = signed_in(a_person())
    page = told(client, a_consultation())
    said, after = (client.get(page).content.decode() for _ in range(2))
    assert SAID in said
    assert CALL in said
    assert SAID not in after
    assert CALL not in after
    assert not client.cookies[NAME].value


def test_no_row_of_the_sessions_says_what_she_did():
    client = signed_in(a_person())
    assert what_is_new_in_her_row(client) == set()
    assert client.cookies[NAME].value


def test_a_message_of_the_session_would_be_read_in_it(settings):
    """The positive control."""
    settings.MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
    assert what_is_new_in_her_row(signed_in(a_person())) == {"_messages"}


def what_is_new_in_her_row(client: Client) -> set[str]:
    before = Session.objects.get().get_decoded()
    told(client, an_anonymous_one())
    return Session.objects.get().get_decoded().keys() - before.keys()


def test_the_cookie_is_like_the_others_of_the_house():
    client = signed_in(a_person())
    told(client, a_consultation())
    cookie = client.cookies[NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert not cookie["secure"], "as the test house goes by plain HTTP"
    assert cookie["max-age"] == SAID_FOR


def test_it_goes_by_https_alone_where_the_house_does(settings):
    settings.SESSION_COOKIE_SECURE = True
    client = signed_in(a_person())
    told(client, a_consultation())
    assert client.cookies[NAME]["secure"]


@pytest.mark.parametrize("somebody", [True, False])
def test_who_has_the_phone_next_does_not_read_it(somebody):
    hers = signed_in(a_person())
    page = told(hers, a_consultation())
    other = signed_in(a_person()) if somebody else Client()
    other.cookies[NAME] = hers.cookies[NAME].value
    response = other.get(page if somebody else "/consultations/")
    assert SAID not in response.content.decode()
    assert not response.cookies[NAME].value, "and it is taken away"


@pytest.mark.parametrize("way", ["/sortir/", "/sortir/vite/"])
def test_it_goes_with_who_leaves(way):
    client = signed_in(a_person())
    told(client, a_consultation())
    assert client.cookies[NAME].value
    client.post(way)
    assert not client.cookies[NAME].value


def test_after_some_minutes_it_is_not_said_any_more():
    with time_machine.travel(now(), tick=False) as clock:
        client = signed_in(a_person())
        page = told(client, a_consultation())
        clock.shift(dt.timedelta(seconds=SAID_FOR + 1))
        assert SAID not in client.get(page).content.decode()


@pytest.mark.parametrize("sent", ["é", "abc", "gAAAAA=="])
def test_a_cookie_may_hold_anything(client, sent):
    client.cookies[NAME] = sent
    response = client.get("/consultations/")
    assert response.status_code == 200
    assert not response.cookies[NAME].value


def test_a_page_that_says_it_to_a_visitor_is_not_kept_by_the_browser(client):
    written = said_to_nobody("C’est enregistré.")
    client.cookies[NAME] = written.cookies[NAME].value
    response = client.get("/consultations/")
    assert "C’est enregistré." in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert "no-store" not in client.get("/consultations/").headers.get("Cache-Control", "")


def test_of_too_many_the_newest_stay(client):
    """Nothing overflows into the session, nor into the headers."""
    texts = [random.Random(number).randbytes(100).hex() for number in range(40)]
    client.cookies[NAME] = said_to_nobody(*texts).cookies[NAME].value
    assert len(client.cookies[NAME].value) <= 2048
    page = client.get("/consultations/").content.decode()
    assert texts[-1] in page
    assert texts[0] not in page


def said_to_nobody(*texts: str) -> HttpResponse:
    """By a visitor's request."""
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    request._messages = default_storage(request)
    for text in texts:
        messages.info(request, text)
    return MessageMiddleware(lambda _request: HttpResponse()).process_response(request, HttpResponse())
