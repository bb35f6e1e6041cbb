"""One room, corrected by several at once or sent again: one count stands."""

import uuid

import pytest

from participation.consultations.models import GroupCount
from participation.consultations.rules import count_room
from tests.concurrency.rooms import a_room
from tests.support.consultations import a_consultation
from tests.support.people import a_worker
from tests.support.servers import race, results_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]
WORKERS = 4


def test_of_corrections_that_come_together_one_stands():
    consultation = a_consultation()
    workers = [a_worker(consultation.structure) for _ in range(WORKERS)]
    count = count_room(consultation.pk, a_room(workers[0]), version=1, key=uuid.uuid4(), by=workers[0])
    args = [(count.pk, worker.pk, 32 + place) for place, worker in enumerate(workers)]
    said = results_of(race(WORKERS, "tests.concurrency.rooms:correct", args))
    assert sorted(said) == [False] * (WORKERS - 1) + [True]
    assert GroupCount.objects.standing().get().replaces == count


def retried(target: str) -> set[object]:
    consultation = a_consultation()
    sent = (consultation.pk, a_worker(consultation.structure).pk, uuid.uuid4())
    return set(results_of(race(WORKERS, f"tests.concurrency.rooms:{target}", [sent] * WORKERS)))


def test_a_form_sent_again_is_one_room():
    assert len(retried("retry")) == 1
    assert GroupCount.objects.count() == 1


def test_without_the_lock_it_would_be_several():
    """The positive control."""
    assert len(retried("retry_naively")) > 1
