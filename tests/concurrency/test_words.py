"""Words of several boxes at once, and a worker's beside hers: a short run of what `bench plans` does at length."""

import pytest

from tests.concurrency.words import beside, stale
from tests.support.plans import a_pair
from tests.support.servers import race, results_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]


def test_every_word_is_there_once_whatever_comes_late_twice_or_stale():
    found = stale(1, 200)
    assert (found.lost, found.doubled) == (0, 0)
    assert found.naive_lost > 10, "the control: with the last text in place of the others, they are lost"


def test_a_worker_changes_not_one_sign_of_hers():
    found = beside(1, 100)
    assert found.changed == 0
    assert found.naive_changed > 20
    assert found.waiting > 0


def test_two_processes_that_write_in_one_box_lose_nothing():
    pair = a_pair()
    outcomes = race(2, "tests.concurrency.words:at_once", [(pair.section.pk, pair.person.pk, n) for n in range(2)])
    assert results_of(outcomes) == outcomes
    there = pair.words("va-bien").shown.split()
    assert sorted(there) == sorted(word for words in outcomes for word in words)
