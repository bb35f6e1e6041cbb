"""A consultation whose key is lost is ended honestly: what can be read counts, how much is lost stays written."""

import logging

import pytest
from django.conf import settings
from django.core import checks

from journal.models import Entry
from kit.refusals import NotAllowed
from participation.consultations.engine import keyring
from participation.consultations.engine.form import Kind, Question
from participation.consultations.engine.life import NotNow
from participation.consultations.models import (
    Ballot,
    Contribution,
    Draft,
    HeldWords,
    KeptSheet,
    Mark,
    Sheet,
    State,
    Voice,
    Vote,
)
from participation.consultations.rules import (
    KeyIsThere,
    Who,
    add_statements,
    cast_vote,
    end_without_key,
    flush_answers,
    lost_without_key,
    publish_results,
)
from tests.support.clients import signed_in
from tests.support.consultations import FORM, YES, a_consultation, an_anonymous_one, answer, fr, sent_by
from tests.support.people import a_coordinator, a_person, a_worker

pytestmark = [pytest.mark.django_db, pytest.mark.grown]
WITH_WORDS = FORM.changed(questions=(*FORM.questions, Question("pourquoi", Kind.LONG, fr("Pourquoi ?"))))


def lose(consultation) -> None:
    keyring.destroy(settings.KEYS_DIR, consultation.pk)


@pytest.fixture
def sealed():
    """Anonymous: three sheets taken in, one sent that waits, one begun, one ballot."""
    consultation = an_anonymous_one(form=WITH_WORDS, k_min=3)
    (first,) = add_statements(consultation.pk, ["Ouvrir."], by=a_coordinator(consultation.structure))
    for _ in range(3):
        sent_by(consultation, a_person(consultation.structure), samedi=YES, pourquoi={"t": "Parce que."})
    flush_answers(consultation.pk)
    person = a_person(consultation.structure)
    sent_by(consultation, person, samedi=YES)
    cast_vote(consultation, first.pk, Vote.AGREE, who=Who.self(person))
    answer(consultation, "samedi", YES, a_person(consultation.structure))
    return consultation


@pytest.fixture
def claire(sealed):
    return a_coordinator(sealed.structure)


def test_what_is_sealed_is_counted_then_gone_and_the_page_says_how_much(sealed, claire, client):
    lose(sealed)
    lost = lost_without_key(sealed)
    assert (lost.sent, lost.begun, lost.ballots, lost.kept) == (4, 1, 1, 0)
    ended = end_without_key(sealed.pk, by=claire)
    assert (ended.state, ended.lost, ended.took_part) == (State.CLOSED, 5, 0)
    for model in (Draft, Mark, Voice, Sheet, HeldWords, Ballot):
        assert not model.objects.filter(consultation=sealed).exists()
    page = client.get(sealed.get_absolute_url()).content.decode()
    assert "5 réponses n’ont pas pu être lues" in page
    assert "personne a répondu" not in page
    entry = Entry.objects.get(verb="AnswersLost")
    assert (entry.actor, entry.targets["answers"]) == (claire.pk, 5)
    assert publish_results(sealed.pk, seen=0, by=claire).number == 1


def test_what_is_kept_with_a_name_still_counts_and_its_words_are_read():
    consultation = a_consultation(form=WITH_WORDS)
    claire = a_coordinator(consultation.structure)
    sent_by(consultation, a_person(consultation.structure), samedi=YES, pourquoi={"t": "Je travaille."})
    answer(consultation, "samedi", YES, a_person(consultation.structure))
    lose(consultation)
    ended = end_without_key(consultation.pk, by=claire)
    assert (ended.took_part, ended.lost) == (1, 1)
    assert KeptSheet.objects.get().content["samedi"] == YES
    assert Contribution.objects.get().text == "Je travaille."


def test_not_while_the_key_is_there_nor_twice_nor_by_somebody_else(sealed, claire):
    with pytest.raises(KeyIsThere):
        end_without_key(sealed.pk, by=claire)
    lose(sealed)
    for by in (a_worker(sealed.structure), a_coordinator(), a_person(sealed.structure)):
        with pytest.raises(NotAllowed):
            end_without_key(sealed.pk, by=by)
    assert Mark.objects.count() == 3
    end_without_key(sealed.pk, by=claire)
    with pytest.raises(NotNow):
        end_without_key(sealed.pk, by=claire)


def test_the_page_asks_that_one_has_looked_for_it_first(sealed, claire):
    team, here = signed_in(claire), f"/equipe/consultations/{sealed.pk}/"
    assert "terminer/" not in team.get(here).content.decode()
    assert "Terminer la consultation" not in team.get(f"{here}terminer/").content.decode()
    lose(sealed)
    page = team.get(here).content.decode()
    assert "La clé de cette consultation n’est pas là" in page
    assert "Fermer avant le dernier jour" not in page
    said = team.get(f"{here}terminer/").content.decode()
    assert "4 réponses envoyées seront perdues." in said
    refused = team.post(f"{here}terminer/")
    assert (refused.status_code, Mark.objects.count()) == (400, 3)
    assert team.post(f"{here}terminer/", {"looked": "on"}).status_code == 302
    sealed.refresh_from_db()
    assert sealed.lost == 5


def test_a_receipt_of_lost_answers_does_not_say_that_they_count(claire, sealed, client):
    letter = sent_by(sealed, a_person(sealed.structure), samedi=YES)
    for _ in range(2):
        sent_by(sealed, a_person(sealed.structure), samedi=YES)
    assert flush_answers(sealed.pk)
    lose(sealed)
    end_without_key(sealed.pk, by=claire)
    page = client.post(f"{sealed.get_absolute_url()}recu/", {"code": letter.receipt}).content.decode()
    assert "n’ont pas pu être lues" in page
    assert "Vos réponses sont comptées" not in page


def test_the_check_of_the_database_names_each_consultation_without_its_key(sealed, caplog):
    a_consultation()
    with caplog.at_level(logging.CRITICAL):
        assert not [one for one in checks.run_checks(databases=["default"]) if one.id == "consultations.W001"]
        lose(sealed)
        (told,) = (one for one in checks.run_checks(databases=["default"]) if one.id == "consultations.W001")
    assert sealed.slug in told.msg
