"""« Emporter mes données »: after a fresh entrance, everything about oneself, and nothing of others."""

import csv
import http.client
import io
import json
import re
import zipfile
from urllib.parse import urlsplit

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from journal.models import Entry
from outbox.models import Message
from participation.people.engine.takeaway import Sheet
from participation.people.models import Scope, User
from participation.people.permissions.sessions import LATELY, STEPS
from participation.people.rules import ask_helper, keepers
from tests.support.clients import signed_in
from tests.support.consultations import a_consultation, a_contribution
from tests.support.knocking import TOKEN
from tests.support.outbox import deliver
from tests.support.people import a_person
from tests.support.plans import a_pair
from tests.support.workshops import SessionFactory, book

pytestmark = pytest.mark.django_db
PAGE = "/compte/mes-donnees/"


def entered(user: User) -> Client:
    """By the real door, a moment ago."""
    client = Client()
    client.post("/entrer/", {"phone": user.phone, "whose": "shared"})
    code = next(found[0] for one in deliver() if (found := re.search(r"\d{3} ?\d{3}", one["text"])))
    client.post("/entrer/code/", {"code": code})
    assert client.session["_auth_user_id"] == str(user.pk)
    return client


def taken(client: Client) -> zipfile.ZipFile:
    response = client.post(PAGE)
    assert response.status_code == 200
    assert response["Content-Disposition"] == 'attachment; filename="mes-donnees.zip"'
    return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


def test_an_old_entrance_does_not_open_the_file():
    awa = a_person()
    client = signed_in(awa, lately=False)
    assert "Prouvez que c’est vous" in client.get(PAGE).content.decode()
    assert client.post(PAGE).status_code == 302
    assert not Entry.objects.filter(verb="DataTaken").exists()


def test_a_fresh_entrance_does_for_ten_minutes():
    awa = a_person()
    client = entered(awa)
    assert "Prendre le fichier" in client.get(PAGE).content.decode()
    at = client.session[STEPS][-1]["at"]
    with time_machine.travel(at + LATELY - 5, tick=False):
        assert "Prendre le fichier" in client.get(PAGE).content.decode()
    with time_machine.travel(at + LATELY + 5, tick=False):
        assert "Prendre le fichier" not in client.get(PAGE).content.decode()


def test_proving_it_is_leaving_and_entering_again_by_the_same_door():
    client = signed_in(a_person())
    response = client.post("/entrer/encore/")
    assert response["Location"] == "/entrer/?next=%2Fcompte%2Fmes-donnees%2F"
    assert "_auth_user_id" not in client.session
    assert signed_in(a_person()).get("/entrer/encore/").status_code == 405


def test_it_is_noted_told_and_shown():
    awa = a_person()
    client = entered(awa)
    taken(client)
    assert Entry.objects.filter(stream_id=f"people:{awa.pk}", verb="DataTaken", actor=awa.pk).count() == 1
    assert Message.objects.filter(to=awa.pk, kind="news_in_her_space").count() == 1
    assert "Le fichier a été pris" in client.get(PAGE).content.decode()


def test_everything_is_in_it_and_reads_without_us():
    pair = a_pair()
    awa = pair.person
    pair.shows("Un logement calme")
    pair.shows("Un logement très calme")
    pair.keeps("Je n’ose pas le dire")
    pair.team_writes("On cherche ensemble")
    pair.agreed_step("Envoyer la fiche de paie")
    a_contribution(a_consultation(), awa)
    book(SessionFactory(), awa)
    ask_helper(called="Ma sœur Lucie", way_in="lucie7", scopes=[Scope.PLAN], months=1, by=awa)
    archive = taken(entered(awa))
    page = archive.read("index.html").decode()
    for word in (
        "Awa Keïta",
        "Un logement calme",
        "Un logement très calme",
        "Je n’ose pas le dire",
        "On cherche ensemble",
        "Envoyer la fiche de paie",
        "Ouvrez le samedi.",
        "Réparer son vélo",
        "Nadia Benali",
        "Ma sœur Lucie",
    ):
        assert word in page, word
    for link in re.findall(r'(?:href|src)="([^"#]+)"', page):
        assert link in archive.namelist(), "a page that reads offline leads nowhere else"
    assert "<script" not in page
    assert archive.read("style.css")
    words = json.loads(archive.read("machines/mots.json"))
    assert "Un logement calme" in {one["texte"] for one in words}
    for name in (name for name in archive.namelist() if name.startswith("tableaux/")):
        rows = list(csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig"), newline=""), delimiter=";"))
        assert not any(value.startswith(("=", "+", "-", "@", "\t")) for row in rows for value in row)


def test_what_she_wrote_is_text_and_never_markup():
    pair = a_pair(person="<script>alert(1)</script>")
    pair.shows("<img src=x onerror=alert(2)>")
    page = taken(entered(pair.person)).read("index.html").decode()
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page


def test_nothing_of_somebody_else_is_in_it():
    mine, other = a_pair(person="Awa Keïta"), a_pair(person="Moussa Diallo", worker="Samira Costa")
    other.shows("Une cour avec un tilleul")
    archive = taken(entered(mine.person))
    everything = "".join(archive.read(name).decode() for name in archive.namelist())
    for word in ("Moussa", "Samira", "un tilleul", other.person.phone):
        assert word not in everything


def test_each_room_that_keeps_something_of_hers_hands_it_over():
    awa = a_pair().person
    for keeper in keepers.every():
        if keeper.erase and keeper.name not in ("moderation", "cms"):  # hers are in the sheets of the rooms above
            assert any(isinstance(one, Sheet) for one in keeper.export(awa)), keeper.name


@pytest.mark.django_db(transaction=True)
def test_a_real_server_sends_it_whole(site):
    """Under ASGI a file is sent by an asynchronous iterator: another path than that of the test's own client."""
    pair = a_pair()
    pair.shows("Un logement calme")
    cookies = entered(pair.person).cookies
    session = f"{settings.SESSION_COOKIE_NAME}={cookies[settings.SESSION_COOKIE_NAME].value}"
    csrf = f"{settings.CSRF_COOKIE_NAME}={TOKEN}"
    server = http.client.HTTPConnection(urlsplit(site).netloc, timeout=30)
    headers = {
        "Cookie": f"{session}; {csrf}",
        "Content-Type": "application/x-www-form-urlencoded",
        "Accept-Encoding": "gzip",
    }
    server.request("POST", PAGE, f"csrfmiddlewaretoken={TOKEN}", headers)
    response = server.getresponse()
    assert (response.status, response.headers["Content-Type"]) == (200, "application/zip")
    archive = zipfile.ZipFile(io.BytesIO(response.read()))
    server.close()
    assert archive.testzip() is None
    assert "Un logement calme" in archive.read("index.html").decode()
