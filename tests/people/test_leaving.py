"""Leaving, and leaving at once."""

import pytest
from django.contrib.sessions.models import Session

from tests.doors.audience import Audience
from tests.doors.test_doors import made_for
from tests.support.clients import signed_in
from tests.support.consultations import a_consultation
from tests.support.people import a_person, a_worker
from tests.support.plans import a_pair

pytestmark = pytest.mark.django_db


def test_leaving_is_a_button_and_looking_at_it_changes_nothing():
    client = signed_in(a_person())
    assert "Sortir de mon espace" in client.get("/sortir/").content.decode()
    assert client.get("/compte/").status_code == 200


@pytest.mark.parametrize(("way", "where"), [("/sortir/", "/"), ("/sortir/vite/", "neutral")])
def test_leaving_ends_the_session_and_clears_the_browser(settings, way, where):
    settings.NEUTRAL_PAGE = "neutral"
    client = signed_in(a_person())
    response = client.post(way)
    assert response.url == where
    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not Session.objects.exists()
    assert client.get("/compte/").url.startswith("/entrer/")


def test_leaving_fast_is_never_a_link():
    client = signed_in(a_person())
    assert client.get("/sortir/vite/").status_code == 405
    assert client.get("/compte/").status_code == 200


def test_each_page_of_a_person_lets_her_leave_fast():
    """By a form, which needs no script: refusals and the pages that have no other menu too."""
    awa = a_pair().person
    question = a_consultation().get_absolute_url() + "question/1/"
    paths = [route.path for route in made_for(Audience.PERSON)] + ["/lieux/", "/cela-n-existe-pas/", question]
    client = signed_in(awa)
    answers = {path: client.get(path) for path in paths}
    pages = {path: answer for path, answer in answers.items() if "text/html" in answer.headers.get("Content-Type", "")}
    drawn = {
        path: answer.content.decode() for path, answer in pages.items() if answer.status_code not in (301, 302, 405)
    }
    assert len(drawn) > 30
    assert [path for path, page in drawn.items() if 'action="/sortir/vite/" method="post"' not in page] == []


def test_leaving_without_being_in_leads_out_all_the_same(client, settings):
    assert client.post("/sortir/").url == "/"
    assert client.post("/sortir/vite/").url == settings.NEUTRAL_PAGE


def test_a_number_that_was_typed_is_forgotten_too(client):
    client.post("/entrer/", {"phone": "06 39 98 00 42"})
    client.post("/sortir/vite/")
    assert not Session.objects.exists()
    assert client.get("/entrer/code/").url == "/entrer/"


def test_a_form_sent_after_the_door_closed_gives_the_words_back_and_leads_to_the_door(client):
    kept = client.post("/compte/", {"name": "Awa la grande"})
    assert kept.status_code == 403
    assert "Awa la grande" in kept.content.decode()
    assert 'href="/entrer/"' in kept.content.decode()
    assert client.post("/compte/", {"whose": "mine"}).url == "/entrer/"  # no words: the door, not a form's address
    assert client.get("/compte/").url == "/entrer/?next=%2Fcompte%2F"


def test_a_worker_of_today_leaves_from_the_staff_pages_too():
    client = signed_in(a_worker())
    assert client.post("/sortir/").url == "/"
    assert client.get("/equipe/personnes/inviter/").url.startswith("/entrer/equipe/?next=")
