"""Many processes guess one number's code at the same instant: five guesses are checked in a day, and no more."""

from collections import Counter

import pytest

from kit.time import now
from participation.people.engine.codes import code_for
from participation.people.models import EntryCode, Spending, User
from participation.people.rules import GUESSES_A_DAY, request_code
from tests.support.people import TerritoryFactory
from tests.support.servers import race, results_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]

RACERS = 6
ACTS = "tests.concurrency.guesses"
NUMBER = "+33639980042"


@pytest.fixture
def asked() -> EntryCode:
    TerritoryFactory()
    return request_code(phone=NUMBER, browser="hers")


def wrong_codes(entry: EntryCode, count: int) -> list[str]:
    right = int(code_for(entry.pk))
    return [f"{(right + step) % 1_000_000:06}" for step in range(1, count + 1)]


def run(act: str, codes: list[str]) -> Counter:
    outcomes = race(RACERS, f"{ACTS}:{act}", [(NUMBER, "hers", codes)] * RACERS)
    assert results_of(outcomes) == outcomes, outcomes
    return sum(outcomes, Counter())


def test_five_guesses_are_checked_however_many_come_at_once(asked):
    ends = run("guess", wrong_codes(asked, 4))
    assert ends == {"WrongCode": GUESSES_A_DAY, "TooManyGuesses": RACERS * 4 - GUESSES_A_DAY}


def test_one_code_enters_once_and_opens_one_account(asked):
    ends = run("guess", [code_for(asked.pk)])
    assert ends["entered"] == 1
    assert User.objects.count() == 1


def test_the_same_race_at_a_naive_door_lets_more_guesses_through(asked):
    checked = 0
    for _attempt in range(10):
        Spending.objects.all().delete()
        Spending.objects.create(key="naive", period=now())
        checked = max(checked, run("guess_naively", wrong_codes(asked, 4))["WrongCode"])
        if checked > GUESSES_A_DAY:
            break
    assert checked > GUESSES_A_DAY, "the positive control must let more through"
