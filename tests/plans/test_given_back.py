"""What was typed and cannot be taken any more is still on the screen, with a sentence that says why."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kit.time import now
from participation.people.models import Mandate, Referent
from participation.plans.fragments import NoPdf
from participation.plans.models import Box, Leaf, StepState
from participation.plans.rules import answer_review, hold_review, propose_review, withdraw_plan
from participation.plans.views import papers
from tests.plans.rules.test_reviews import in_days
from tests.support.clients import signed_in
from tests.support.people import a_user, give_mandate
from tests.support.signing import PNG, both_agree, signs

pytestmark = pytest.mark.django_db

TYPED = "Des mots que personne ne doit perdre."
SIGN = "/mon-projet/signer/"


@pytest.fixture(autouse=True)
def _no_printer(monkeypatch):
    monkeypatch.setattr(papers, "version_pdf", _missing)


def _missing(*args):
    raise NoPdf


def text(response) -> str:
    return unescape(response.content.decode())


def hidden(page: str) -> dict[str, str]:
    return {name: unescape(said) for name, said in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)}


def page_of(client, url: str) -> dict[str, str]:
    return hidden(client.get(url).content.decode())


def a_review(pair):
    review = propose_review(pair.plan.pk, on=in_days(0), key="0199c1de-7a3b-7c21-9f00-1234567890ab", by=pair.worker)
    return answer_review(review.pk, answer=StepState.AGREED, seen=review.seq, by=pair.person)


@pytest.mark.parametrize("agreed_again", [True, False])
def test_why_she_does_not_sign_a_version_that_moved(pair, agreed_again):
    both_agree(pair)
    client = signed_in(pair.person)
    known = page_of(client, SIGN)
    pair.team_writes("Un mot de plus.")
    if agreed_again:
        both_agree(pair)
    refused = client.post(SIGN, known | {"answer": "refuse", "reason": TYPED})
    assert (refused.status_code, "Le projet a changé" in text(refused)) == (409, True)
    assert TYPED in text(refused)
    if agreed_again:  # the form stands below the new version, and is about that one
        assert "Un mot de plus." in text(refused)
        client.post(SIGN, hidden(text(refused)) | {"answer": "refuse", "reason": TYPED})
        assert pair.plan.agreements.get(number=2).proofs.get().reason == TYPED


def test_why_she_does_not_sign_when_she_entered_long_ago(pair):
    both_agree(pair)
    known = page_of(signed_in(pair.person), SIGN)
    refused = signed_in(pair.person, lately=False).post(SIGN, known | {"answer": "refuse", "reason": TYPED})
    assert (refused.status_code, TYPED in text(refused)) == (403, True)


def test_a_paper_of_a_version_that_moved_is_refused_aloud_and_one_sent_twice_is_there(pair):
    both_agree(pair)
    client, url = signed_in(pair.worker), f"/equipe/projets/{pair.plan.pk}/papier/"
    known = page_of(client, url)
    said = {"was_there": "on", "present": TYPED}
    pair.team_writes("Un mot de plus.")
    refused = client.post(url, known | said | {"scan": SimpleUploadedFile("a.png", PNG)})
    assert (refused.status_code, "Le projet a changé" in text(refused), TYPED in text(refused)) == (409, True, True)
    agreement = both_agree(pair)
    known = page_of(client, url)
    signs(agreement, pair.worker, "team")
    for _twice in range(2):
        done = client.post(url, known | said | {"scan": SimpleUploadedFile("a.png", PNG)})
        assert done["Location"] == f"/equipe/projets/versions/{agreement.pk}/"


def test_the_signed_copy_is_made_when_the_last_signature_is_on_paper(pair, monkeypatch):
    monkeypatch.setattr(papers, "version_pdf", lambda agreement, leaf: f"%PDF {leaf}".encode())
    agreement = both_agree(pair)
    signs(agreement, pair.worker, "team")
    client, url = signed_in(pair.worker), f"/equipe/projets/{pair.plan.pk}/papier/"
    client.post(url, page_of(client, url) | {"was_there": "on", "scan": SimpleUploadedFile("a.png", PNG)})
    assert agreement.documents.filter(leaf=Leaf.SIGNED).exists()


def test_words_of_a_bilan_that_was_said_to_be_over(pair):
    review = a_review(pair)
    client, url = signed_in(pair.person), reverse("plans:review", args=[review.pk])
    known = page_of(client, url)
    hold_review(review.pk, seen=review.seq, by=pair.worker)
    refused = client.post(url, known | {"text": TYPED})
    assert (refused.status_code, TYPED in text(refused)) == (409, True)


@pytest.mark.parametrize("where", ["team_review", "team_talk", "team_words_edit", "team_step_propose"])
def test_words_for_a_plan_she_stopped_meanwhile(pair, where):
    of = {"team_review": lambda: [a_review(pair).pk], "team_words_edit": lambda: [pair.section.pk, Box.TEAM.value]}
    client, url = signed_in(pair.worker), reverse(f"plans:{where}", args=of.get(where, lambda: [pair.section.pk])())
    known = page_of(client, url)
    withdraw_plan(pair.plan.pk, by=pair.person)
    refused = client.post(url, known | {"text": TYPED, "title": TYPED, "who": "together"})
    assert (refused.status_code, TYPED in text(refused)) == (409, True)
    assert "Ce projet est fermé" in text(refused)


def test_a_message_nobody_would_read(pair):
    client = signed_in(pair.person)
    known = page_of(client, "/messages/")
    Referent.objects.all().delete()
    refused = client.post("/messages/", known | {"text": TYPED})
    assert (refused.status_code, TYPED in text(refused)) == (400, True)


def test_what_a_helper_wrote_when_her_mandate_had_ended(pair):
    lucie = a_user("Lucie")
    give_mandate(pair.person, lucie)
    client, url = signed_in(lucie), reverse("plans:helped_words_edit", args=[pair.section.pk, Box.WELL.value])
    known = page_of(client, url)
    Mandate.objects.update(revoked_at=now())
    refused = client.post(url, known | {"text": TYPED}, headers={"origin": "http://testserver"})
    assert (refused.status_code, TYPED in text(refused)) == (404, True)
    assert "Rien n’est parti" in text(refused)
