"""When one is told that something comes: a look back, the end of a contract."""

import datetime as dt

from kit.time import PARIS

BEFORE_REVIEW = dt.timedelta(days=2)
BEFORE_END = (60, 15)
"""Days before the end of a contract: time to look back and to write the next one, then not to forget it."""


def reminder_of(on: dt.date) -> dt.datetime:
    """When both are reminded of a look back: at ten in the morning, two days before."""
    return dt.datetime.combine(on - BEFORE_REVIEW, dt.time(10), PARIS)


def announced(ends_on: dt.date, today: dt.date) -> int | None:
    """Which of the announcements has its time come: how many days before the end, None for none yet or no more."""
    left = (ends_on - today).days
    return min((days for days in BEFORE_END if left <= days), default=None) if left >= 0 else None
