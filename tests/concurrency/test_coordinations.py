"""She says yes while her référente cancels: one of the two happens, the other one is told; never both."""

import pytest

from journal.models import Entry
from outbox.models import Message
from participation.plans.models import Coordination
from participation.plans.notices import PARTNERS_TOLD
from tests.concurrency.coordinations import AGREED, CANCELLED
from tests.support.coordination import proposes
from tests.support.plans import a_pair, a_partner, opens
from tests.support.servers import race, results_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]
TIMES = 25


def racing(target: str) -> list[tuple[bool, bool]]:
    """For each meeting: whether her yes was taken, and whether the cancelling was."""
    pair = a_pair()
    paul = a_partner(pair)
    opens(pair, paul)
    meetings = [proposes(pair, paul).pk for _ in range(TIMES)]
    args = [(meetings, pair.person.pk, AGREED.value), (meetings, pair.worker.pk, CANCELLED.value)]
    hers, theirs = results_of(race(2, f"tests.concurrency.coordinations:{target}", args))
    return list(zip(hers, theirs, strict=True))


def test_one_of_the_two_happens_and_the_partners_hear_of_nothing_else():
    done = racing("settle")
    assert all(yes is not cancelled for yes, cancelled in done)
    agreed = sum(yes for yes, _cancelled in done)
    assert Coordination.objects.filter(state=AGREED).count() == agreed
    assert Coordination.objects.filter(state=CANCELLED).count() == TIMES - agreed
    assert Entry.objects.filter(verb__in=("CoordinationAgreed", "CoordinationCancelled")).count() == TIMES
    assert Message.objects.filter(kind=PARTNERS_TOLD).count() == agreed


def test_without_the_lock_both_happen():
    """The positive control; run again when the two happened to take turns."""
    assert any((True, True) in racing("settle_naively") for _ in range(5))
