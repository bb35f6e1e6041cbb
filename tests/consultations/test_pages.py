"""The pages a person goes through, by their addresses."""

import datetime as dt
import html
import json
import re
import uuid
from pathlib import Path

import pytest
from django.test import Client

from kit.pages import PER_PAGE
from kit.time import now
from participation.consultations.engine.form import Kind, Question
from participation.consultations.fragments import latest_outcome
from participation.consultations.models import Audience, Contribution, Draft
from participation.consultations.rules import Who, glance
from participation.moderation.models import Reason
from participation.moderation.rules import publish_item, refuse_item
from tests.support.clients import signed_in
from tests.support.consultations import EVENING, FORM, NO, a_consultation, a_contribution, answer, close, fr
from tests.support.people import a_person, a_worker

pytestmark = pytest.mark.django_db
BLNS = Path(__file__).parents[3] / "shared/data/strings/blns.json"


def address(consultation, page=""):
    return f"/consultations/{consultation.slug}/{page}"


def test_answers_are_kept_back_and_forth_and_after_a_pause():
    consultation, awa = a_consultation(), a_person()
    client = signed_in(awa)
    response = client.post(address(consultation, "question/1/"), {"r": "yes"})
    assert response.url == address(consultation, "question/2/")
    back = client.get(address(consultation, "question/1/")).content.decode()
    assert "Vous avez répondu « Oui, d’accord »" in back
    assert re.search(r'value="yes" aria-pressed="true"', back)
    client.post(address(consultation, "question/1/"), {"r": "no"})
    pause = client.get(address(consultation)).content.decode()
    assert "Continuer" in pause
    assert address(consultation, "question/2/") in pause
    response = client.post(address(consultation, "question/2/"), {"r": "soir"})
    assert response.url == address(consultation, "message/")
    assert glance(consultation, Who.self(awa))[0].answers == {"samedi": NO, "moment": EVENING}


def test_whoever_changes_an_answer_at_the_end_is_not_asked_to_continue():
    consultation, client = a_consultation(), signed_in(a_person())
    for page, said in (("question/1/", "yes"), ("question/2/", "soir"), ("question/1/", "no")):
        client.post(address(consultation, page), {"r": said})
    assert "Continuer" not in client.get(address(consultation, "merci/")).content.decode()
    assert "Relire et envoyer" in client.get(address(consultation)).content.decode()
    client.post(address(consultation, "finir/"))
    assert "Vous avez répondu. Merci." in client.get(address(consultation)).content.decode()


def test_the_numbers_of_the_screens_are_those_that_were_announced():
    """A note is read, and is no question."""
    notes = [Question(name, Kind.NOTE, fr("Bonjour.")) for name in ("debut", "milieu")]
    form = FORM.changed(questions=(notes[0], FORM.questions[0], notes[1], FORM.questions[1]))
    consultation, client = a_consultation(form=form), signed_in(a_person())
    assert "2 questions" in client.get(address(consultation)).content.decode()
    screens = [client.get(address(consultation, f"question/{number}/")).content.decode() for number in range(1, 5)]
    assert [re.findall(r"<strong>(\d sur \d)</strong>", one) for one in screens] == [[], ["1 sur 2"], [], ["2 sur 2"]]


def test_nothing_is_written_by_looking():
    consultation, client = a_consultation(), signed_in(a_person())
    for page in ("", "question/1/", "question/2/", "message/", "relire/", "merci/", "reprendre/"):
        assert client.get(address(consultation, page)).status_code == 200, page
    assert not Draft.objects.exists()


def test_an_answer_not_offered_gets_a_sentence():
    consultation, client = a_consultation(), signed_in(a_person())
    response = client.post(address(consultation, "question/1/"), {"r": "zut"})
    assert response.status_code == 400
    assert "Choisissez une des réponses." in response.content.decode()


def test_where_not_everybody_is_asked_a_visitor_is_led_to_the_door_and_back(client):
    consultation = a_consultation(audience=Audience.TERRITORY)
    assert client.get(address(consultation)).status_code == 200
    response = client.get(address(consultation, "question/1/"))
    assert response.status_code == 302
    assert response.url.startswith("/entrer/?next=")


def test_the_team_reads_the_page_but_is_offered_no_answer():
    consultation = a_consultation()
    client = signed_in(a_worker(consultation.structure))
    page = client.get(address(consultation)).content.decode()
    assert "Commencer" not in page
    assert "Les personnes accompagnées répondent avec leur compte." in page
    assert client.get(address(consultation, "question/1/")).status_code == 404


def send(client, consultation, text, **more):
    return client.post(address(consultation, "message/"), {"key": uuid.uuid4(), "text": text} | more)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("é" * 10_000, "Votre message est trop long\u00a0: 10\u00a0000 signes. Il en faut 5\u00a0000 au plus."),
        (" \n ", "Écrivez votre message, ou finissez sans message."),
        ("Bonjour\0", "Votre message contient un signe illisible. Effacez ce signe."),
    ],
)
def test_a_message_that_cannot_be_kept_gets_a_plain_sentence_and_comes_back_whole(text, sentence):
    consultation, client = a_consultation(), signed_in(a_person())
    response = send(client, consultation, text)
    page = response.content.decode()
    assert response.status_code == 400
    assert sentence in page
    assert text in page
    assert not Contribution.objects.exists()


def test_a_message_of_5000_signs_counts_its_line_ends_once():
    consultation, client = a_consultation(), signed_in(a_person())
    send(client, consultation, "a\r\n" * 2_500)
    assert Contribution.objects.get().text == "a\n" * 2_500


def test_a_message_sent_too_late_is_shown_back():
    consultation, client = a_consultation(), signed_in(a_person())
    close(consultation)
    response = send(client, consultation, "Trop tard ?")
    assert response.status_code == 409
    assert "Cette consultation est finie." in response.content.decode()
    assert "Trop tard ?" in response.content.decode()


def test_one_form_sent_twice_is_one_message():
    consultation, client, key = a_consultation(), signed_in(a_person()), uuid.uuid4()
    for _ in range(2):
        assert send(client, consultation, "Oui", key=key).status_code == 302
    assert Contribution.objects.count() == 1


def test_the_author_reads_what_became_of_her_message():
    consultation, awa = a_consultation(), a_person()
    client, samira = signed_in(awa), a_worker(consultation.structure)
    texts = ("Sandrine m’écoute.", "Merci.", "Bof.", "Ouvrez.")
    hidden, whole, refused, _waiting = (a_contribution(consultation, awa, text) for text in texts)
    publish_item(hidden.review_id, seen=0, text="[prénom] m’écoute.", by=samira)
    publish_item(whole.review_id, seen=0, by=samira)
    refuse_item(refused.review_id, seen=0, reason=Reason.PRIVATE, by=samira)
    page = client.get("/mes-messages-envoyes/").content.decode()
    for sentence in (
        "Votre message est publié. Nous avons caché des mots.",
        "[prénom] m’écoute.",
        "Votre message n’est pas publié.",
        "Pourquoi\xa0: Parle de la vie privée de quelqu’un.",
        "En attente de relecture, réponse avant",
    ):
        assert sentence in page
    public = client.get(address(consultation)).content.decode()
    assert "[prénom] m’écoute." in public
    assert "Sandrine" not in public
    assert "Bof." not in public


def test_a_finished_consultation_says_what_was_decided_and_that_results_come():
    consultation = a_consultation()
    for value in ["yes"] * 6 + ["no"] * 2:
        signed_in(a_person(consultation.structure)).post(address(consultation, "question/1/"), {"r": value})
    close(consultation)
    for name, value in {"said": "Trop tôt.", "decided": "À 19 h.", "outcome_at": now()}.items():
        setattr(consultation, name, value)
    consultation.save()
    page = signed_in(a_person()).get(address(consultation)).content.decode()
    for words in ("8 personnes ont répondu", "Trop tôt.", "À 19 h.", "Les résultats arrivent."):
        assert words in page
    assert latest_outcome() == consultation


def test_a_draft_does_not_exist(client):
    assert client.get(address(a_consultation(opens_at=None, closes_at=None))).status_code == 404
    assert client.get(address(a_consultation(opens_at=now() + dt.timedelta(days=1)))).status_code == 404


@pytest.mark.skipif(not BLNS.exists(), reason="the big list of naughty strings is in ../shared/data/strings")
def test_naughty_strings_are_kept_and_shown_as_they_were_typed():
    consultation, awa = a_consultation(), a_person()
    client, samira = signed_in(awa), a_worker(consultation.structure)
    naughty = [text for text in json.loads(BLNS.read_text()) if text.strip()]
    # Some in each message: what one string does is not undone by the next line.
    strings = ["\n".join(naughty[first : first + 8]) for first in range(0, len(naughty), 8)]
    for text in strings:
        response = send(client, consultation, text)
        assert response.status_code == 302, text
    kept = Contribution.objects.order_by("created_at", "pk")
    assert [message.text for message in kept] == strings
    for message in kept:
        publish_item(message.review_id, seen=0, by=samira)
    pages = range(1, 1 + -(-len(strings) // PER_PAGE))
    shown = "".join(client.get(address(consultation), {"page": page}).content.decode() for page in pages)
    bodies = re.findall(r'<div class="voice me"><p class="who">.*?</p><p dir="auto">(.*?)</p></div>', shown, re.DOTALL)
    assert sorted(html.unescape(body.replace("<br>", "\n")) for body in bodies) == sorted(strings)
    assert not re.search(r"<(img|iframe|svg on|body on|video|audio)", "".join(bodies))


def test_the_next_one_on_a_phone_answers_for_herself():
    consultation, awa, phone = a_consultation(), a_person(), Client()
    phone.get(address(consultation, "question/1/"))  # somebody looked, without an account
    phone.post(address(consultation, "question/1/"), {"r": "yes"})
    phone.force_login(awa)
    assert "Vous avez répondu" not in phone.get(address(consultation, "question/1/")).content.decode()
    phone.post(address(consultation, "question/1/"), {"r": "no"})
    assert glance(consultation, Who.self(awa))[0].answers == {"samedi": NO}


def test_a_code_that_was_typed_goes_before_the_account_until_it_is_closed_here():
    consultation, awa, moussa = a_consultation(), a_person(), a_person()
    code = answer(consultation, "samedi", NO, awa).code
    phone = signed_in(moussa)
    sent = phone.post(address(consultation, "reprendre/"), {"code": code})
    assert sent.url == address(consultation, "relire/")
    assert "Non, pas d’accord" in phone.get(sent.url).content.decode()
    phone.post(address(consultation, "question/2/"), {"r": "soir"})
    assert glance(consultation, Who.self(moussa)) == (None, False)
    phone.post(address(consultation, "fermer/"))
    assert "Non, pas d’accord" not in phone.get(address(consultation, "relire/")).content.decode()


def test_a_visitor_who_has_sent_leaves_the_phone_to_the_next_one(client):
    consultation = a_consultation()
    client.get(address(consultation, "question/1/"))
    client.post(address(consultation, "question/1/"), {"r": "yes"})
    thanks = client.get(client.post(address(consultation, "finir/")).url).content.decode()
    assert "Votre reçu" in thanks
    assert "Continuer" not in thanks  # that would be somebody else's answers
    assert "Vous avez répondu" not in client.get(address(consultation, "question/1/")).content.decode()
