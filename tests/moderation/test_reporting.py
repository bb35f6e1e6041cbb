"""« Signaler », for everybody; and the answer, to whoever reported."""

import html
import re
import sys

import pytest
import time_machine
from django.test import Client

from journal.models import Entry
from kit.time import now
from participation.moderation.events import MINE, STREAM
from participation.moderation.models import Reason, Report, ReviewItem
from participation.moderation.rules import find_report, keep_item, publish_item, refuse_item
from participation.moderation.streams import render, render_mine, views
from tests.support.clients import signed_in
from tests.support.consultations import a_consultation, a_contribution
from tests.support.people import a_person, a_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def published():
    consultation = a_consultation()
    item, nadia = a_contribution(consultation, text="Appelez Sandrine.").review, a_worker(consultation.structure)
    publish_item(item.pk, seen=0, by=nadia)
    return consultation, item, nadia


def send(client, item, **changes):
    page = client.get(f"/signaler/{item.pk}/").content.decode()
    key = re.search(r'name="key" value="([^"]+)"', page)[1]
    return client.post(f"/signaler/{item.pk}/", {"key": key, "concern": "private", "words": ""} | changes)


def test_a_visitor_reports_and_reads_the_answer_with_her_number(published):
    consultation, item, nadia = published
    assert f'href="/signaler/{item.pk}/"' in Client().get(consultation.get_absolute_url()).content.decode()
    thanks = send(Client(), item, words="C’est ma voisine.").content.decode()
    number = re.search(r'translate="no">([^<]+)<', thanks)[1]
    wait = Client().post("/signaler/suite/", {"number": number.lower()}).content.decode()
    assert "Quelqu’un de l’équipe relit ce message" in html.unescape(wait)
    keep_item(item.pk, seen=1, by=nadia)
    said = Client().post("/signaler/suite/", {"number": number}).content.decode()
    assert "Nous avons relu ce message. Il reste en ligne." in html.unescape(said)
    assert Report.objects.get().words == "C’est ma voisine."


def test_the_panel_of_reported_words_proposes_to_hide_and_its_button_says_what_it_does(published):
    _consultation, item, nadia = published
    send(Client(), item)
    client, page = signed_in(nadia), f"/equipe/moderation/{item.pk}/"
    shown = html.unescape(client.get(page).content.decode())
    assert "Appelez [prénom].</textarea>" in shown
    assert ("Masquer et publier" in shown, "1 mot caché" in shown) == (True, True)
    whole = client.post(f"{page}publier/", {"version": 1, "text": "Appelez Paul."}).content.decode()
    assert ("Masquer et publier" in whole, "Publier ce texte" in whole) == (False, True)


def test_a_report_that_comes_while_she_decides_is_read_first_and_nothing_typed_is_lost(published):
    _consultation, item, nadia = published
    send(Client(), item)
    client, page = signed_in(nadia), f"/equipe/moderation/{item.pk}/"
    send(Client(), item, words="C’est ma voisine.")
    typed = {"version": 1, "reports": 1, "reason": Reason.PRIVATE, "more": "On la reconnaît."}
    answer = client.post(f"{page}refuser/", typed)
    said = html.unescape(answer.content.decode())
    assert (answer.status_code, "vient de signaler ce message" in said) == (409, True)
    assert all(words in said for words in ("C’est ma voisine.", "On la reconnaît.</textarea>"))
    assert re.findall(r'name="reports" value="(\d)" form="(\w+)"', said) == [
        ("2", "publier"),
        ("2", "retirer"),
        ("2", "garder"),
    ]
    assert client.post(f"{page}laisser/", {"version": 1}).status_code == 409
    assert client.post(f"{page}refuser/", typed | {"reports": 2}).status_code == 302


def test_the_open_panel_shows_a_report_as_it_comes(published):
    _consultation, item, nadia = published
    send(Client(), item)
    send(Client(), item, words="C’est ma voisine.")
    entry = Entry.objects.filter(stream=STREAM, verb="MessageReported").last()
    view = views([nadia.pk], "")[nadia.pk]
    piece = html.unescape(render([entry], "", view)[entry.seq].html)
    whole = html.unescape(signed_in(nadia).get(f"/equipe/moderation/{item.pk}/").content.decode())
    own = re.search(rf'<div id="signale-{item.pk}".*?</ul></div></div>', piece, re.DOTALL)[0]
    assert "« C’est ma voisine. »" in own
    assert own in whole


def test_a_second_report_in_the_same_second_is_drawn(published):
    _consultation, item, nadia = published
    view = views([nadia.pk], "")[nadia.pk]
    with time_machine.travel(now(), tick=False):
        for words in ("Je la connais.", "C’est ma voisine."):
            send(Client(), item, words=words)
            entry = Entry.objects.filter(stream=STREAM, verb="MessageReported").last()
            assert words in html.unescape(render([entry], "", view)[entry.seq].html)


def test_nothing_is_chosen_before_and_a_choice_is_needed(published):
    _consultation, item, _nadia = published
    assert " checked" not in Client().get(f"/signaler/{item.pk}/").content.decode()
    assert send(Client(), item, concern="").status_code == 400
    assert not Report.objects.exists()


def test_the_form_sent_twice_is_one_report_with_one_number(published):
    _consultation, item, _nadia = published
    sent = {"key": "0199a0b0-0000-7000-8000-00000000000a", "concern": "insult"}
    pages = [Client().post(f"/signaler/{item.pk}/", sent).content.decode() for _ in range(2)]
    assert len({re.search(r'translate="no">([^<]+)<', page)[1] for page in pages}) == 1
    assert Report.objects.count() == 1


def test_with_an_account_the_answer_is_on_her_page_and_comes_live(published):
    _consultation, item, nadia = published
    moussa = a_person(item.structure, "Moussa")
    client = signed_in(moussa)
    assert send(client, item).url == "/mes-messages-envoyes/"
    assert "Quelqu’un de l’équipe relit ce message" in html.unescape(
        client.get("/mes-messages-envoyes/").content.decode()
    )
    refuse_item(item.pk, seen=1, reason=Reason.PRIVATE, by=nadia)
    (entry,) = Entry.objects.filter(stream=f"{MINE}:{moussa.pk}")
    piece = render_mine([entry], str(moussa.pk), str(moussa.pk))[entry.seq]
    assert "Nous avons retiré ce message." in html.unescape(piece.html)
    assert item.text not in piece.html


def test_somebody_in_danger_shows_whom_to_call(published):
    _consultation, item, _nadia = published
    assert 'href="tel:17"' in send(signed_in(a_person()), item, concern="danger").content.decode()


def test_what_is_not_published_has_no_page(published):
    _consultation, item, nadia = published
    ReviewItem.objects.filter(pk=item.pk).update(reported_at=item.created_at)
    refuse_item(item.pk, seen=1, reason=Reason.PRIVATE, by=nadia)
    assert Client().get(f"/signaler/{item.pk}/").status_code == 404


def test_wrong_numbers_and_too_many_reports_are_refused(published, monkeypatch):
    _consultation, item, _nadia = published
    rule = sys.modules[find_report.__module__]  # its package has a function of the same name
    monkeypatch.setattr(rule, "TRIES", 1)
    monkeypatch.setattr(rule, "OF_ONE_MESSAGE", 1)
    assert [Client().post("/signaler/suite/", {"number": "AAAAA AAAAA"}).status_code for _ in range(2)] == [400, 429]
    assert [send(Client(), item).status_code for _ in range(2)] == [200, 429]
    assert Report.objects.count() == 1
