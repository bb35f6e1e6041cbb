"""Recommendations, replies, what followed; and the receipt."""

import datetime as dt
import re
import uuid

import pytest
from django.db import IntegrityError, transaction

from kit.refusals import NotAllowed
from kit.time import now, today
from outbox.models import Message
from participation.consultations.engine.codes import new_code
from participation.consultations.engine.form import Kind, Question
from participation.consultations.models import Recommendation, Reply, State, Verdict
from participation.consultations.rules import (
    AlreadyHanded,
    NoDate,
    NoEvidence,
    NoSuchReceipt,
    NotAnAddressee,
    NothingToHand,
    Said,
    StillAddressed,
    StillOpen,
    TooManyReceiptsTried,
    address_again,
    find_receipt,
    flush_answers,
    hand_over,
    note_follow_up,
    publish_results,
    reply_to,
    write_recommendation,
)
from participation.consultations.rules.find_receipt import TRIES_AN_HOUR
from participation.moderation.rules import publish_item
from participation.people.models import Role
from tests.support.clients import signed_in
from tests.support.committee import a_member
from tests.support.consultations import FORM, YES, a_consultation, an_anonymous_one, close, fr, sent_by
from tests.support.people import StructureFactory, a_coordinator, a_person, a_user, a_worker, with_role

pytestmark = pytest.mark.django_db
WHY = Question("pourquoi", Kind.LONG, fr("Pourquoi ?"))


@pytest.fixture
def consultation():
    found = a_consultation()
    sent_by(found, a_person(found.structure), samedi=YES)
    close(found)
    return found


@pytest.fixture
def kader(consultation):
    return with_role(a_user("Kader"), Role.COMMITTEE, territory=consultation.structure.territory)


@pytest.fixture
def prefecture(consultation):
    return with_role(a_user("Préfecture"), Role.ADDRESSEE, structure=consultation.structure)


def said(prefecture, **changes):
    words = {"title": "Ouvrir le samedi", "text": "Beaucoup travaillent.", "easy": "Il faut ouvrir le samedi."}
    return Said(**(words | {"addressee": prefecture.pk, "questions": ["samedi"]} | changes))


@pytest.fixture
def handed(consultation, kader, prefecture):
    write_recommendation(consultation.pk, said(prefecture), by=kader)
    return hand_over(consultation.pk, by=kader)[0]


def test_it_is_the_committees_to_write_and_rests_on_something(consultation, kader, prefecture):
    for somebody in (a_coordinator(consultation.structure), a_person(consultation.structure), prefecture):
        with pytest.raises(NotAllowed):
            write_recommendation(consultation.pk, said(prefecture), by=somebody)
    with pytest.raises(NoEvidence):
        write_recommendation(consultation.pk, said(prefecture, questions=()), by=kader)
    with pytest.raises(NotAnAddressee):
        write_recommendation(consultation.pk, said(a_user("Quelqu’un")), by=kader)
    assert not Recommendation.objects.exists()


def test_one_form_sent_twice_is_one_recommendation(consultation, kader, prefecture):
    key = uuid.uuid4()
    for _ in range(2):
        write_recommendation(consultation.pk, said(prefecture), by=kader, key=key)
    assert Recommendation.objects.count() == 1


def test_nobody_reads_it_before_it_is_handed_over_and_then_its_words_are_fixed(consultation, kader, prefecture, client):
    row = write_recommendation(consultation.pk, said(prefecture), by=kader)
    page = f"{consultation.get_absolute_url()}suites/"
    assert "Ouvrir le samedi" not in client.get(page).content.decode()
    hand_over(consultation.pk, by=kader)
    assert "Il faut ouvrir le samedi." in client.get(page).content.decode()
    with pytest.raises(AlreadyHanded):
        write_recommendation(consultation.pk, said(prefecture, title="Autre"), by=kader, number=row.number)
    with pytest.raises(NothingToHand):
        hand_over(consultation.pk, by=kader)
    assert Message.objects.filter(kind="recommendations_handed", to=prefecture.pk).count() == 1


def test_it_is_handed_over_once_the_consultation_is_over(prefecture, kader, consultation):
    still = a_consultation(consultation.structure)
    write_recommendation(still.pk, said(prefecture), by=kader)
    with pytest.raises(StillOpen):
        hand_over(still.pk, by=kader)


def test_handed_over_published_results_are_followed_up(consultation, kader, prefecture):
    type(consultation).objects.update(state=State.PUBLISHED)
    write_recommendation(consultation.pk, said(prefecture), by=kader)
    hand_over(consultation.pk, by=kader)
    consultation.refresh_from_db()
    assert consultation.state == State.FOLLOWED


def test_results_published_after_that_are_followed_up_too(consultation, handed):
    consultation.refresh_from_db()
    assert consultation.state == State.CLOSED
    publish_results(consultation.pk, seen=0, by=a_coordinator(consultation.structure))
    consultation.refresh_from_db()
    assert consultation.state == State.FOLLOWED


def test_the_key_of_a_recommendation_of_another_consultation_is_refused(consultation, handed, kader, prefecture):
    other = a_consultation(consultation.structure, finished=True)
    fields = {"title": "Ouvrir", "text": "Il le faut.", "addressee": prefecture.pk, "questions": ["samedi"]}
    where = f"/comite/{other.slug}/recommandations/nouvelle/"
    refused = signed_in(kader).post(where, fields | {"key": handed.pk})
    assert refused.status_code == 409
    assert "Il le faut." in refused.content.decode()
    again = re.search(r'name="key" value="([^"]+)"', refused.content.decode())[1]
    assert signed_in(kader).post(where, fields | {"key": again}).status_code == 302


def test_only_whom_it_is_for_replies_with_a_reason_and_a_date(handed, kader, prefecture):
    other = with_role(a_user("Mairie"), Role.ADDRESSEE, structure=handed.consultation.structure)
    soon = today() + dt.timedelta(days=30)
    for somebody in (kader, other, a_worker(handed.consultation.structure)):
        with pytest.raises(NotAllowed):
            reply_to(handed.pk, verdict=Verdict.ACCEPTED, reason="Oui.", due_on=soon, by=somebody)
    for wrong in (None, today() - dt.timedelta(days=1)):
        with pytest.raises(NoDate):
            reply_to(handed.pk, verdict=Verdict.STUDYING, reason="Nous regardons.", due_on=wrong, by=prefecture)
    for _ in range(2):
        reply_to(handed.pk, verdict=Verdict.STUDYING, reason="Nous regardons.", due_on=soon, by=prefecture)
    reply_to(handed.pk, verdict=Verdict.REFUSED, reason="Pas d’argent.", due_on=soon, by=prefecture)
    row = Recommendation.objects.told().get()
    assert (Reply.objects.count(), row.reply.verdict, row.due_on) == (2, Verdict.REFUSED, None)


def test_what_is_late_is_said_to_everybody_until_it_is_done(handed, kader, prefecture, client):
    page = f"{handed.consultation.get_absolute_url()}suites/"
    Recommendation.objects.update(handed_at=now() - dt.timedelta(days=61))
    assert "pas encore là" in client.get(page).content.decode()
    reply_to(handed.pk, verdict=Verdict.ACCEPTED, reason="Oui.", due_on=today(), by=prefecture)
    Reply.objects.update(due_on=today() - dt.timedelta(days=1))
    assert "pas encore fait" in client.get(page).content.decode()
    key = uuid.uuid4()
    for _ in range(2):
        note_follow_up(handed.pk, text="Ouvert depuis lundi.", done=True, key=key, by=kader)
    shown = client.get(page).content.decode()
    assert "C’est fait" in shown
    assert shown.count("Ouvert depuis lundi.") == 1


def test_the_addressee_has_a_door_of_her_own(handed, prefecture):
    client = signed_in(prefecture)
    assert "Ouvrir le samedi" in client.get("/suites/").content.decode()
    there = f"/suites/{handed.pk}/"
    refused = client.post(there, {"verdict": "accepted", "reason": "Oui, nous ouvrons."})
    assert refused.status_code == 400
    assert "Dites avant quelle date." in refused.content.decode()
    assert "Oui, nous ouvrons." in refused.content.decode()
    sent = {"verdict": "accepted", "reason": "Oui.", "due_on": str(today() + dt.timedelta(days=9))}
    assert client.post(there, sent).status_code == 302
    assert Reply.objects.get().by == prefecture


def test_the_database_refuses_a_promise_without_a_date(handed):
    with pytest.raises(IntegrityError), transaction.atomic():
        Reply.objects.create(recommendation=handed, verdict=Verdict.ACCEPTED, reason="Oui.")


def test_a_receipt_tells_what_became_of_anonymous_words(client):
    consultation = an_anonymous_one(form=FORM.changed(questions=(*FORM.questions, WHY)))
    letters = [
        sent_by(consultation, a_person(consultation.structure), pourquoi={"t": f"Parce que {number}."})
        for number in range(5)
    ]
    there, code = f"{consultation.get_absolute_url()}recu/", letters[3].receipt
    assert client.post(there, {"code": code}).status_code == 400  # it still waits with the others
    flush_answers(consultation.pk)
    assert "il attend les textes d’autres personnes" in client.post(there, {"code": code}).content.decode()
    close(consultation)
    page = client.post(there, {"code": f"{code[:5].lower()} {code[5:]}"}).content.decode()
    assert "Parce que 3." in page
    assert "Quelqu’un de l’équipe lit votre message." in page
    assert "Parce que 2." not in page
    words = find_receipt(consultation, code=code).contributions[0]
    publish_item(words.review_id, seen=0, by=a_worker(consultation.structure))
    assert "Votre message est publié." in client.post(there, {"code": code}).content.decode()


def test_who_answered_without_words_has_a_receipt_too():
    consultation = a_consultation()
    letter = sent_by(consultation, a_person(), samedi=YES)
    assert find_receipt(consultation, code=letter.receipt).contributions == []


def test_while_answers_wait_for_those_of_others_a_right_code_and_a_wrong_one_are_told_the_same(client):
    consultation = an_anonymous_one()
    letter = sent_by(consultation, a_person(), samedi=YES)
    there = f"{consultation.get_absolute_url()}recu/"
    right, wrong = (client.post(there, {"code": code}).content.decode() for code in (letter.receipt, new_code()))
    for page in (right, wrong):
        assert "Pas encore\u00a0: vos réponses attendent celles d’autres personnes. Au plus tard le " in page
        assert page.count("Erreur\u00a0:") == 1
    close(consultation)
    assert "Votre reçu" not in client.post(there, {"code": new_code()}).content.decode()
    assert client.post(there, {"code": letter.receipt}).status_code == 200


def test_a_code_that_does_not_exist_gets_a_sentence_and_many_of_them_are_too_many(client):
    consultation = a_consultation()
    with pytest.raises(NoSuchReceipt):
        find_receipt(consultation, code=new_code())
    there = f"{consultation.get_absolute_url()}recu/"
    refused = client.post(there, {"code": "abc"})
    assert (refused.status_code, "Il a 10 lettres et chiffres." in refused.content.decode()) == (400, True)
    for _ in range(TRIES_AN_HOUR - 1):
        with pytest.raises(NoSuchReceipt):
            find_receipt(consultation, code=new_code())
    with pytest.raises(TooManyReceiptsTried):
        find_receipt(consultation, code=new_code())
    assert client.post(there, {"code": new_code()}).status_code == 429


def test_an_addressee_who_leaves_is_erased_and_the_organisation_stays_named(client):
    consultation = a_consultation(finished=True, state=State.PUBLISHED)
    town = StructureFactory(name="La mairie d’Aix", territory=consultation.structure.territory)
    paul, kader = with_role(a_user("Paul Martin"), Role.ADDRESSEE, town), a_member(consultation.structure)
    said = Said(title="Un banc", text="On attend debout.", easy="", addressee=paul.pk, questions=["samedi"])
    write_recommendation(consultation.pk, said, by=kader)
    (one,) = hand_over(consultation.pk, by=kader)
    reply_to(one.pk, verdict=Verdict.REFUSED, reason="Pas la place.", due_on=None, by=paul)
    with pytest.raises(StillAddressed):
        address_again(one.pk, addressee=kader.pk, by=kader)
    paul.delete()
    page = client.get(f"{consultation.get_absolute_url()}suites/").content.decode()
    assert "Demandé à\xa0: La mairie d’Aix" in page
    assert "Pas la place." in page
    assert "Paul Martin" not in page
    lea = with_role(a_user("Léa Roche"), Role.ADDRESSEE, town)
    with pytest.raises(NotAnAddressee):
        address_again(one.pk, addressee=kader.pk, by=kader)
    with pytest.raises(NotAllowed):
        address_again(one.pk, addressee=lea.pk, by=lea)
    committee, here = signed_in(kader), f"/comite/{consultation.slug}/recommandations/"
    assert "À qui le demander" in committee.get(here).content.decode()
    committee.post(f"{here}1/adresser/", {"addressee": lea.pk})
    one.refresh_from_db()
    assert one.addressee == lea
    assert Message.objects.filter(to=lea.pk).count() == 1
    assert "À qui le demander" not in committee.get(here).content.decode()
