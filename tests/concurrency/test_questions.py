"""Several coordinators write the questions of one consultation at once: none is lost, none comes twice."""

import pytest

from participation.consultations.engine.form import Form
from participation.consultations.models import Questionnaire
from tests.support.consultations import a_consultation
from tests.support.people import a_coordinator
from tests.support.servers import race, results_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]
LANES, TIMES = 3, 8


def racing(target: str) -> Form:
    consultation = a_consultation(opens_at=None, closes_at=None, form=Form("Rien encore"))
    by = a_coordinator(consultation.structure).pk
    args = [(consultation.pk, by, lane, TIMES) for lane in range(LANES)]
    assert results_of(race(LANES, f"tests.concurrency.questions:{target}", args)) == [TIMES] * LANES
    return Questionnaire.objects.get(consultation=consultation).form


def test_every_question_that_was_written_is_there_once():
    form = racing("write")
    said = sorted(one.words["fr"].label for one in form.questions)
    assert said == sorted(f"Question {lane} {number}" for lane in range(LANES) for number in range(TIMES))
    assert len({one.name for one in form.questions}) == LANES * TIMES


def test_without_the_lock_questions_are_lost():
    """The positive control; run again when the three happened to take turns."""
    assert any(len(racing("write_naively").questions) < LANES * TIMES for _ in range(10))
