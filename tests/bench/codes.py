"""`manage.py bench codes`: ten thousand askings for a code against the budget of the day, and how long one answer takes
for a number that has an account and for one that nobody has."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

from outbox.models import Message
from participation.people.models import EntryCode, Spending
from participation.people.rules import RESERVE, request_code
from tests.concurrency.budget import unknown_numbers
from tests.support.people import TerritoryFactory, a_user
from tests.support.servers import race

RACERS = 4
ASKINGS = 10_000
BUDGET = 2_000
TRIALS, SMALL = 10, 12  # of the naive way
TIMED = 300
PATIENCE = 900  # seconds


def run(options: Any) -> Iterator[str]:
    """An attack with unknown numbers, then the known people of the same day, then the naive count as a control."""
    TerritoryFactory()
    yield from _timed()
    _forget()
    _race("ask", unknown_numbers(ASKINGS))
    of_strangers = Message.objects.waiting().count()
    known = [a_user().phone for _ in range(BUDGET * RESERVE // 100)]
    _race("ask", known)
    served = Message.objects.waiting().filter(address__in=known).count()
    yield f"codes.requests: {ASKINGS + len(known)}"
    yield f"codes.budget: {BUDGET}"
    yield f"codes.sent: {Message.objects.waiting().count()}"
    yield f"codes.sent_to_unknown: {of_strangers}"
    yield f"codes.known_served_after_the_attack: {served} of {len(known)}"
    yield f"codes.naive_attempts: {TRIALS}"
    yield f"codes.naive_sent_too_many: {sum(_naive_trial() > SMALL for _ in range(TRIALS))}"


def _naive_trial() -> int:
    """How many left for a small budget, which all the racers reach at once."""
    _forget()
    _race("ask_naively", unknown_numbers(2 * SMALL), SMALL)
    return Message.objects.waiting().count()


def _timed() -> Iterator[str]:
    """One at a time, turn by turn, so that whatever else the machine does weighs on both."""
    numbers = {"known": [a_user().phone for _ in range(TIMED)], "unknown": unknown_numbers(TIMED, 9_000)}
    times: dict[str, list[float]] = {kind: [] for kind in numbers}
    for pair in zip(*numbers.values(), strict=True):
        for kind, phone in zip(numbers, pair, strict=True):
            began = time.perf_counter()
            request_code(phone=phone, browser="theirs")
            times[kind].append(1000 * (time.perf_counter() - began))
    for kind, spent in times.items():
        yield f"codes.{kind}_median: {statistics.median(spent):.2f} ms"
    ratio = statistics.median(times["known"]) / statistics.median(times["unknown"])
    yield f"codes.known_to_unknown: {ratio:.2f}"


def _race(act: str, phones: list[str], budget: int = BUDGET) -> Counter:
    lanes = [(phones[lane::RACERS], budget) for lane in range(RACERS)]
    ends = race(RACERS, f"tests.concurrency.budget:{act}", lanes, timeout=PATIENCE)
    for end in ends:
        if isinstance(end, BaseException):
            raise end
    return sum(ends, Counter())


def _forget() -> None:
    for model in (Message, EntryCode, Spending):
        model.objects.all().delete()
