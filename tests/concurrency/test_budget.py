"""Many processes ask for codes at the same instant: no more leave than the budget of the day, and known people keep
their part of it."""

from collections import Counter

import pytest

from outbox.models import Message
from participation.people.models import EntryCode
from participation.people.rules import RESERVE
from tests.concurrency.budget import unknown_numbers
from tests.support.people import TerritoryFactory, a_user
from tests.support.servers import race, results_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]

RACERS, EACH, BUDGET = 5, 40, 60
OF_UNKNOWN = BUDGET * (100 - RESERVE) // 100


def run(act: str, lanes: list[list[str]]) -> Counter:
    outcomes = race(len(lanes), f"tests.concurrency.budget:{act}", [(phones, BUDGET) for phones in lanes])
    assert results_of(outcomes) == outcomes, outcomes
    return sum(outcomes, Counter())


def of_strangers() -> list[list[str]]:
    return [unknown_numbers(EACH, lane * EACH) for lane in range(RACERS)]


def test_no_more_codes_leave_than_the_budget_and_known_people_keep_theirs():
    TerritoryFactory()
    ends = run("ask", of_strangers())
    assert ends == {"answered": RACERS * EACH}
    assert Message.objects.waiting().count() == OF_UNKNOWN
    assert EntryCode.objects.count() == RACERS * EACH
    known = [a_user().phone for _ in range(BUDGET)]
    ends = run("ask", [known[lane::RACERS] for lane in range(RACERS)])
    assert Message.objects.waiting().filter(address__in=known).count() == BUDGET - OF_UNKNOWN
    assert Message.objects.waiting().count() == BUDGET
    assert ends["answered"] + ends["TooManyCodes"] == BUDGET


def test_counting_what_has_left_sends_too_many():
    """The positive control: the same race, with the count read before the row is written."""
    TerritoryFactory()
    sent = 0
    for _attempt in range(10):
        Message.objects.all().delete()
        run("ask_naively", of_strangers())
        sent = max(sent, Message.objects.waiting().count())
        if sent > BUDGET:
            break
    assert sent > BUDGET, "the positive control must send too many"
