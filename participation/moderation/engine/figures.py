"""What a month of reading comes to, in counts that name nobody. Pure.

A month is counted when it is over: who reads the figures each day would read what one message changed in them. Never by
author, nor by reader. What is under FEWEST is not shown, and with it what would give it back (kit.suppression); the
tables are never crossed.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from kit.suppression import shut

FEWEST = 5
"""Fewer than that are never counted apart."""
FEWEST_FOR_NINE = 10
"""Of fewer, the slowest tenth is one message."""
WHOLE, HIDDEN, REFUSED, WAITS = "whole", "hidden", "refused", "waits"
OUTCOMES = (WHOLE, HIDDEN, REFUSED)
UPHELD, CONFIRMED = "upheld", "confirmed"
APPEALS = (UPHELD, CONFIRMED)


@dataclass(frozen=True)
class Fate:
    """What became of some words.

    outcome: one of OUTCOMES, or WAITS. hours: to the first answer, None without one or where only the day is known.
    in_time: answered by the day that was promised, None while it waits. appeal: one of APPEALS, "" for none heard.
    """

    kind: str
    territory: str
    outcome: str
    reason: str = ""
    hours: float | None = None
    in_time: bool | None = None
    asked: bool = False
    escalated: bool = False
    appeal: str = ""


@dataclass(frozen=True)
class Row:
    """count: None for what is not shown."""

    name: str
    count: int | None


@dataclass(frozen=True)
class Figures:
    """median_hours: half were answered within; nine_hours: nine in ten. in_time: percent of those answered. asked,
    escalated: how many were read by two, how many went to the coordination. None: not shown."""

    arrived: int | None
    answered: int | None
    median_hours: float | None
    nine_hours: float | None
    in_time: int | None
    asked: int | None
    escalated: int | None
    outcomes: list[Row]
    reasons: list[Row]
    appeals: list[Row]
    kinds: list[Row]
    territories: list[Row]
    reports: list[Row]


def figures(
    fates: Collection[Fate], reports: Sequence[str], *, reasons: Sequence[str], answers: Sequence[str]
) -> Figures:
    """reports: what came of each report, one of `answers`; reasons: all those a refusal may have, in their order."""
    hours = sorted(one.hours for one in fates if one.hours is not None)
    answered = [one for one in fates if one.in_time is not None]
    return Figures(
        arrived=_enough(len(fates)),
        answered=_part(len(answered), len(fates)),
        median_hours=median(hours) if len(hours) >= FEWEST else None,
        nine_hours=hours[math.ceil(0.9 * len(hours)) - 1] if len(hours) >= FEWEST_FOR_NINE else None,
        in_time=_percent(sum(bool(one.in_time) for one in answered), len(answered)),
        asked=_part(sum(one.asked for one in fates), len(fates)),
        escalated=_part(sum(one.escalated for one in fates), len(fates)),
        outcomes=_rows(OUTCOMES, (one.outcome for one in fates)),
        reasons=_rows(reasons, (one.reason for one in fates if one.outcome == REFUSED)),
        appeals=_rows(APPEALS, (one.appeal for one in fates if one.appeal)),
        kinds=_found(fates, lambda one: one.kind),
        territories=_found(fates, lambda one: one.territory),
        reports=_rows(answers, reports),
    )


def _enough(count: int) -> int | None:
    return count if count >= FEWEST else None


def _part(count: int, whole: int) -> int | None:
    """Those who did not are a number too."""
    return count if count >= FEWEST and (count == whole or whole - count >= FEWEST) else None


def _percent(count: int, whole: int) -> int | None:
    """Nearly all is said as a percentage of enough of them: what is left of it names nobody's words."""
    shown = whole >= FEWEST and (count == whole or (count >= FEWEST and whole - count >= FEWEST))
    return round(100 * count / whole) if shown else None


def _found(fates: Collection[Fate], by: Callable[[Fate], str]) -> list[Row]:
    return _rows(sorted({by(one) for one in fates}), (by(one) for one in fates))


def _rows(names: Sequence[str], found: Iterable[str]) -> list[Row]:
    counts = Counter(found)
    whole = {name: counts[name] for name in names}
    if sum(whole.values()) < FEWEST:
        return [Row(name, None) for name in names]
    hidden = shut(list(names), [whole], FEWEST)
    return [Row(name, None if name in hidden else whole[name]) for name in names]
