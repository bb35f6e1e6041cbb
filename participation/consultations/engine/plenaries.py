"""Four plenaries a year, at least: decree 2016-1440 of 26 October 2016. Pure: moments are dates."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

A_YEAR = 4
MOST_SUPPORTS = 3
"""How many themes of one plenary somebody may support: choosing is saying what matters most."""
FEWEST_SHOWN = 5
"""Supports of fewer people are not counted aloud. Hands raised in the room were seen by everybody: shown whole."""


@dataclass(frozen=True)
class Year:
    """The plenaries of one year in one territory: the days of those that were held, and of those to come."""

    number: int
    held: list[dt.date] = field(default_factory=list)
    coming: list[dt.date] = field(default_factory=list)

    @property
    def is_met(self) -> bool:
        return len(self.held) >= A_YEAR

    @property
    def to_plan(self) -> int:
        """How many still have to be announced for four this year."""
        return max(0, A_YEAR - len(self.held) - len(self.coming))


def years(days: Iterable[dt.date], *, today: dt.date) -> list[Year]:
    """The year of `today`, those with a plenary, newest first. Today's plenary is still to come."""
    found = {today.year: Year(today.year)}
    for day in sorted(days):
        year = found.setdefault(day.year, Year(day.year))
        (year.held if day < today else year.coming).append(day)
    return [found[number] for number in sorted(found, reverse=True)]
