"""The attacker of `manage.py bench anonymity`, on fewer people."""

import pytest

from tests.support.attacker import attack
from tests.support.voices import everybody_answers, over, settle

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]
PEOPLE = 40


def test_who_holds_the_database_does_no_better_than_chance():
    consultation, truth = everybody_answers(PEOPLE, seed=3)
    settle()
    assert attack(truth).readable == 0
    over(consultation)
    found = attack(truth)
    assert found.readable == PEOPLE
    assert not found.beats_chance, found


def test_the_same_attacker_finds_everybody_where_rows_are_written_as_they_come():
    """The positive control."""
    _consultation, truth = everybody_answers(PEOPLE, seed=4, naive=True)
    settle()
    assert attack(truth).best == PEOPLE
