"""The attacker of `manage.py bench anonymity`, on fewer people."""

import pytest

from participation.consultations.models import Draft
from tests.support.attacker import ANSWER, DANGER, PERSON, PROPOSAL, VOTES, WORDS
from tests.support.voices import everybody_speaks, over

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]
PEOPLE = 40


def test_who_holds_every_copy_of_the_database_does_no_better_than_chance():
    crowd = everybody_speaks(PEOPLE, seed=3, files_at=1)
    attacker = crowd.attacker
    assert Draft.objects.filter(sent=True).exists()
    assert [attacker.readable(kind) for kind in (ANSWER, VOTES)] == [0, 0]
    assert attacker.readable(DANGER) == sum(bool(voice.danger) for voice in crowd.voices) == 4
    assert attacker.together(PERSON, DANGER) == set()
    assert crowd.sessions_that_tell == set()
    over(crowd)
    assert [attacker.readable(kind) for kind in (PERSON, ANSWER, VOTES)] == [PEOPLE] * 3
    found = attacker.verdicts()
    for pair, one in found.items():
        assert not one.beats_chance, (pair, one)
    # The last statements that are proposed may be fewer: the page says so.
    for kind in (ANSWER, WORDS, VOTES):
        assert found[PERSON, kind].batch >= crowd.consultation.k_min


def test_the_same_attacker_finds_everybody_where_rows_are_written_as_they_come():
    """The positive control."""
    crowd = everybody_speaks(PEOPLE, seed=4, naive=True)
    crowd.copy(files=True)
    found = crowd.attacker.verdicts()
    for kind in (ANSWER, WORDS, PROPOSAL, VOTES):
        of_hers = found[PERSON, kind]
        assert of_hers.linked == of_hers.people > PEOPLE // 3, of_hers
        assert of_hers.beats_chance
