"""When somebody is on call: days of the week and hours on a Paris clock. Pure computation."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from kit.time import PARIS

A_WEEK = 8
"""Days to look ahead: what comes back each week begins within them."""


@dataclass(frozen=True)
class Watch:
    """days: 0 for Monday. until: the next day when it is not after `since`; the same hour is a whole day."""

    days: frozenset[int]
    since: dt.time
    until: dt.time

    def covers(self, moment: dt.datetime) -> bool:
        day = moment.astimezone(PARIS).date()
        # It may have begun the day before, and go on over the night.
        return any(start <= moment < end for start, end in map(self._on, (day - dt.timedelta(days=1), day)) if start)

    def next_start(self, moment: dt.datetime) -> dt.datetime | None:
        """The first beginning after this moment, in UTC; None when it has no day."""
        day = moment.astimezone(PARIS).date()
        starts = (self._on(day + dt.timedelta(days=ahead))[0] for ahead in range(A_WEEK + 1))
        return next((start for start in starts if start and start > moment), None)

    def _on(self, day: dt.date) -> tuple[dt.datetime | None, dt.datetime]:
        """From when to when, if it begins that day. 9 h stays 9 h when the clocks change."""
        if day.weekday() not in self.days:
            return None, _at(day, self.until)
        over = self.until <= self.since
        return _at(day, self.since), _at(day + dt.timedelta(days=1) if over else day, self.until)


def _at(day: dt.date, hour: dt.time) -> dt.datetime:
    return dt.datetime.combine(day, hour, tzinfo=PARIS).astimezone(dt.UTC)


def opens_at(watches: Iterable[Watch], moment: dt.datetime) -> dt.datetime | None:
    """The moment itself when somebody is on call; else when the next one begins; None when nobody ever is."""
    watches = list(watches)
    if any(watch.covers(moment) for watch in watches):
        return moment
    return min((start for watch in watches if (start := watch.next_start(moment))), default=None)


WEEKDAYS = frozenset(range(5))
OFFICE = Watch(WEEKDAYS, dt.time(9), dt.time(17, 30))
"""The hours of a structure that has written no roster yet."""
