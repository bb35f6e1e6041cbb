"""The same sheet of paper, typed by several at once: it is in the box once."""

import pytest

from participation.consultations.models import KeptSheet
from participation.consultations.rules import print_paper
from tests.support.consultations import a_consultation
from tests.support.people import a_worker
from tests.support.servers import race, results_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]
WORKERS = 4


def racing(target: str) -> list[object]:
    consultation = a_consultation()
    workers = [a_worker(consultation.structure) for _ in range(WORKERS)]
    print_paper(consultation.pk, count=1, by=workers[0])
    args = [(consultation.pk, worker.pk, place) for place, worker in enumerate(workers)]
    return results_of(race(WORKERS, f"tests.concurrency.papers:{target}", args))


def test_a_sheet_is_taken_once():
    assert sorted(racing("enter")) == [False] * (WORKERS - 1) + [True]
    assert KeptSheet.objects.count() == 1


def test_without_the_lock_it_would_count_several_times():
    """The positive control."""
    assert racing("enter_naively").count(True) > 1
    assert KeptSheet.objects.count() > 1
