"""A line of the budget changed from several phones at once: each change is seen by the next, or refused as stale."""

import pytest

from kit.ids import new_id
from participation.plans.engine.budget import Figures, LineKind, Period
from participation.plans.models import BudgetLine, Pillar
from participation.plans.rules import write_budget_line
from tests.support.plans import Pair, a_pair
from tests.support.servers import race, results_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]
TIMES = 8


def racing(target: str) -> tuple[Pair, list[object]]:
    pair = a_pair(pillar=Pillar.BUDGET)
    rent = Figures(kind=LineKind.RENT, label="Loyer", cents=0, period=Period.MONTH)
    write_budget_line(pair.section.pk, figures=rent, key=new_id(), by=pair.person)
    return pair, race(3, f"tests.concurrency.figures:{target}", (pair.section.pk, pair.person.pk, TIMES))


def test_no_change_is_lost_and_one_line_is_there():
    pair, done = racing("change")
    assert results_of(done) == [TIMES] * 3
    assert BudgetLine.objects.live().get(section=pair.section).cents == 3 * TIMES * 1_00
    assert BudgetLine.objects.filter(section=pair.section).count() == 3 * TIMES + 1, "what was there before is kept"


def test_without_the_lock_changes_would_be_lost():
    """The positive control."""
    pair, _done = racing("change_naively")
    assert BudgetLine.objects.get(section=pair.section).cents < 3 * TIMES * 1_00
