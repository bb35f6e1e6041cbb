"""One helper, several windows, a person in each: she speaks for one of them, whichever comes first."""

import pytest

from participation.consultations.models import Draft, Voice
from participation.people.models import Scope
from tests.support.consultations import a_consultation
from tests.support.people import a_person, a_user, give_mandate
from tests.support.servers import race, results_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]
PERSONS = 4


def racing(target: str) -> list[object]:
    consultation, lucie = a_consultation(), a_user("Lucie")
    persons = [a_person(consultation.structure) for _ in range(PERSONS)]
    for person in persons:
        give_mandate(person, lucie, Scope.CONSULTATION)
    return race(PERSONS, f"tests.concurrency.voices:{target}", [(consultation.pk, one.pk, lucie.pk) for one in persons])


def test_one_voice_for_one_person():
    outcomes = results_of(racing("answer_for"))
    assert sorted(outcomes) == [False] * (PERSONS - 1) + [True]
    assert (Draft.objects.count(), Voice.objects.count()) == (1, 1)


def test_without_the_constraint_one_would_speak_for_several():
    """The positive control."""
    assert results_of(racing("answer_naively")).count(True) > 1
    assert Draft.objects.count() > 1
