"""From draft to closed: what is refused, in plain words, and what may be taken back."""

import datetime as dt
import uuid

import pytest

from kit.refusals import NotAllowed
from kit.time import now, today
from participation.consultations.engine.form import Form
from participation.consultations.models import Anonymity, Audience, Consultation, State
from participation.consultations.rules import (
    AlreadyBegun,
    NoDates,
    NotReady,
    change_consultation,
    close_consultation,
    face,
    open_consultation,
    take_back,
)
from participation.consultations.rules.change_consultation import DatesPast
from participation.consultations.rules.close_consultation import NotBegun
from tests.support.clients import signed_in
from tests.support.consultations import FORM, a_consultation, close
from tests.support.people import StructureFactory, a_coordinator, a_worker

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def structure():
    return StructureFactory()


@pytest.fixture
def claire(structure):
    return a_coordinator(structure)


def later(structure, **fields) -> Consultation:
    """Opened, for in three days."""
    dates = {"opens_at": now() + 3 * DAY, "closes_at": now() + 9 * DAY}
    return a_consultation(structure, **dates | fields)


def test_what_is_opened_for_later_is_taken_back_before_its_first_day_and_its_promise_may_change(structure, claire):
    consultation = later(structure)
    with pytest.raises(NotBegun):
        close_consultation(consultation.pk, by=claire)
    with pytest.raises(NotAllowed):
        take_back(consultation.pk, by=a_worker(structure))
    taken = take_back(consultation.pk, by=claire)
    assert (taken.state, taken.questionnaires.get().in_use_at) == (State.REVIEW, None)
    said = {"anonymity": Anonymity.ANONYMOUS}
    assert change_consultation(taken.pk, said=said, seen=face(taken), by=claire).is_anonymous
    assert open_consultation(taken.pk, by=claire).questionnaire_in_use().form == FORM


def test_from_its_first_day_on_it_is_closed_and_no_longer_taken_back(structure, claire):
    consultation = a_consultation(structure)
    with pytest.raises(AlreadyBegun):
        take_back(consultation.pk, by=claire)
    assert close_consultation(consultation.pk, by=claire).state == State.CLOSED


def test_the_page_offers_what_may_be_done_that_day(structure, claire):
    team = signed_in(claire)
    before = team.get(f"/equipe/consultations/{later(structure).pk}/").content.decode()
    since = team.get(f"/equipe/consultations/{a_consultation(structure).pk}/").content.decode()
    assert ("Reprendre pour changer" in before, "Fermer avant" in before) == (True, False)
    assert ("Reprendre pour changer" in since, "Fermer avant" in since) == (False, True)


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"form": Form("Vide")}, NotReady),
        ({"opens_at": None, "closes_at": None}, NoDates),
        ({"opens_at": now() - 9 * DAY, "closes_at": now() - DAY}, NoDates),
    ],
)
def test_without_a_question_or_without_days_to_come_nothing_opens(structure, claire, fields, refused):
    consultation = a_consultation(structure, **{"state": State.REVIEW} | fields)
    with pytest.raises(refused):
        open_consultation(consultation.pk, by=claire)
    said = signed_in(claire).post(f"/equipe/consultations/{consultation.pk}/avancer/", {"act": "open"}, follow=True)
    assert str(refused.sentence) in said.content.decode()


def test_nothing_is_given_to_be_reread_while_there_is_no_question(structure, claire):
    consultation = a_consultation(structure, state=State.DRAFT, form=Form("Vide"))
    where = f"/equipe/consultations/{consultation.pk}/avancer/"
    said = signed_in(claire).post(where, {"act": "ask_review"}, follow=True)
    assert "Écrivez d’abord les questions." in said.content.decode()
    consultation.refresh_from_db()
    assert consultation.state == State.DRAFT


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"k_min": 0}, "Écrivez un nombre de 3 à 30."),
        ({"k_min": 1000}, "Écrivez un nombre de 3 à 30."),
        ({"k_min": "cinq"}, "Écrivez un nombre de 3 à 30."),
        ({"first_day": "2027-02-10", "last_day": "2027-02-09"}, "Le dernier jour vient après le premier."),
        ({"first_day": "2027-02-10"}, "Dites le premier jour et le dernier, ou aucun des deux."),
        ({"audience": Audience.STRUCTURES}, "Choisissez au moins une structure."),
        ({"anonymity": "secret"}, "Choisissez dans la liste."),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence_and_nothing_typed_is_lost(structure, claire, typed, sentence):
    said = {"title": "Les repas", "intro": "Dites.", "audience": "open", "anonymity": "anonymous", "k_min": 5}
    sent = {"structure": structure.pk, "key": uuid.uuid4()} | said | typed
    answer = signed_in(claire).post("/equipe/consultations/nouvelle/", sent)
    page = answer.content.decode().replace("\xa0", " ")
    assert (answer.status_code, sentence in page, "Les repas" in page) == (400, True, True)
    assert not Consultation.objects.exists()


def test_a_last_day_that_is_past_does_not_end_what_is_open_and_one_does_not_change_once_it_is_closed(structure, claire):
    consultation, team = a_consultation(structure), signed_in(claire)
    here = f"/equipe/consultations/{consultation.pk}/changer/"
    said = {"title": "Les repas", "intro": "Dites.", "key": uuid.uuid4(), "seen": face(consultation)}
    page = team.post(here, said | {"last_day": str(today() - DAY)})
    assert "Pour finir maintenant, fermez la consultation." in page.content.decode()
    assert Consultation.objects.get().is_open
    close(consultation)
    with pytest.raises(DatesPast):
        change_consultation(consultation.pk, said={"closes_at": now() + DAY}, seen=face(consultation), by=claire)
    assert 'name="last_day"' not in team.get(here).content.decode()
    sent = team.post(here, said | {"key": uuid.uuid4(), "seen": face(consultation), "said": "Oui.", "decided": "Non."})
    assert (sent.status_code, Consultation.objects.get().decided) == (302, "Non.")
