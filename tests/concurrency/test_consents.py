"""Opening and closing the same part from several phones at once: one is open at most, and what is closed stays so."""

import pytest

from journal.models import Entry
from participation.plans.models import Consent
from tests.support.plans import a_pair, a_partner
from tests.support.servers import race, results_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]
TIMES = 12


def racing(target: str) -> list[object]:
    pair = a_pair()
    structure = a_partner(pair).memberships.get().structure
    args = (pair.section.pk, structure.pk, pair.person.pk, TIMES)
    return race(3, f"tests.concurrency.consents:{target}", args)


def test_each_opening_is_closed_and_told_once():
    assert results_of(racing("give_and_close")) == [TIMES] * 3
    assert not Consent.objects.filter(revoked_at=None).exists()
    assert Consent.objects.count() == 3 * TIMES
    verbs = list(Entry.objects.filter(verb__startswith="Consent").values_list("verb", flat=True))
    assert verbs.count("ConsentGiven") == 3 * TIMES
    # One opened over another closes it without a word of its own: what was given last says so.
    assert verbs.count("ConsentRevoked") <= 3 * TIMES


def test_without_the_lock_two_would_be_open_at_once():
    """The positive control: only the database's constraint is left to refuse, and it has to."""
    assert sum(racing("give_naively")) > 0
