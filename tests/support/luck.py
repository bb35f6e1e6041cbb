"""What luck alone gives somebody who guesses who said what: exact laws where there are, so that « no better than
chance » is a number.

Things are said in batches: within a batch she knows that these things are of these persons, and no more. One batch is
the whole crowd. Chance is then every way to give the things of each batch to its persons, all as likely.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from operator import mul

NEVER = 1e-3
"""Less likely than that, it is no luck: of all the attacks together."""
FAR = 60
"""Hits in one batch that are not told apart from more."""


@lru_cache
def hits_of(batches: tuple[int, ...]) -> tuple[float, ...]:
    """P(at least h right), h = 0, 1..., of a guess that gives each thing of each batch to one person of the batch."""
    law = [1.0]
    for size in batches:
        law = _added(law, _matches(size))
    tails = [math.fsum(law[place:]) for place in range(len(law))]
    return tuple(min(1.0, tail) for tail in tails)


def luck_of_hits(hits: int, batches: tuple[int, ...]) -> float:
    """How likely so many right guesses, or more, are by luck."""
    tails = hits_of(batches)
    return tails[hits] if hits < len(tails) else tails[-1]


def most_by_luck(batches: tuple[int, ...], attacks: int) -> int:
    """How many the best of so many blind guesses gets right, but once in a thousand."""
    tails = hits_of(batches)
    return next((hits - 1 for hits, tail in enumerate(tails) if tail * attacks < NEVER), len(tails) - 1)


def luck_of_leaning(one: Sequence[float], other: Sequence[float], spread: float) -> float:
    """How likely it is that two orders agree that much, or disagree: two-sided. Both are ranks, centred in each batch;
    spread: `spread_of` both."""
    if not spread:
        return 1.0
    return math.erfc(abs(sum(map(mul, one, other))) / spread)


def spread_of(one: Sequence[float], other: Sequence[float], sizes: Sequence[int]) -> float:
    """What `luck_of_leaning` divides by. one, other: for each batch, the sum of the squares of the centred ranks."""
    pairs = zip(one, other, sizes, strict=True)
    return math.sqrt(2 * math.fsum(a * b / (size - 1) for a, b, size in pairs if size > 1))


@lru_cache(maxsize=100_000)
def luck_of_meeting(both: int, lots: tuple[tuple[int, int, int], ...]) -> float:
    """How likely two groups drawn blindly have so many in common, or more. lots: for each batch, how many of it are in
    the first group, how many in the second, how many there are."""
    law = [1.0]
    for first, second, people in lots:
        ways = math.comb(people, second)
        least = max(0, first + second - people)
        its = [
            math.comb(first, n) * math.comb(people - first, second - n) / ways for n in range(min(first, second) + 1)
        ]
        law = _added(law, [chance if n >= least else 0.0 for n, chance in enumerate(its)])
    return min(1.0, math.fsum(law[both:]))


@lru_cache
def _matches(size: int) -> list[float]:
    """P(exactly h things in their place) of a shuffled row: rencontres numbers over the factorial."""
    still = [1.0, 0.0]
    for n in range(2, size + 1):
        still.append((n - 1) * (still[n - 1] / n + still[n - 2] / (n * (n - 1))))
    return [still[size - hits] / math.factorial(hits) for hits in range(min(size, FAR) + 1)]


def _added(one: Sequence[float], other: Sequence[float]) -> list[float]:
    sums = [0.0] * min(len(one) + len(other) - 1, 4 * FAR)
    for place, chance in enumerate(one):
        for more, its in enumerate(other):
            if place + more < len(sums):
                sums[place + more] += chance * its
    return sums
