"""Quiet hours: nobody's phone rings between 21 h and 8 h in Paris."""

import datetime as dt

from kit.time import PARIS

MORNING, EVENING = dt.time(8), dt.time(21)


def is_quiet(moment: dt.datetime) -> bool:
    return not MORNING <= moment.astimezone(PARIS).time() < EVENING


def morning_after(moment: dt.datetime) -> dt.datetime:
    """The next 8 h on a Paris clock, in UTC; it stays 8 h when the clocks change during the night."""
    here = moment.astimezone(PARIS)
    day = here.date() if here.time() < MORNING else here.date() + dt.timedelta(days=1)
    return dt.datetime.combine(day, MORNING, tzinfo=PARIS).astimezone(dt.UTC)


def opens_at(moment: dt.datetime, since: dt.time | None, until: dt.time | None) -> dt.datetime | None:
    """None when somebody's safe hours allow a message now; else when they begin next, in UTC.

    since, until: on a Paris clock, None for no limit. Quiet hours hold besides, unless her hours lie inside them.
    """
    start, end = max(since or MORNING, MORNING), min(until or EVENING, EVENING)
    if start >= end:
        start, end = since or dt.time.min, until or dt.time.max
    here = moment.astimezone(PARIS)
    if start <= here.time() < end:
        return None
    day = here.date() if here.time() < start else here.date() + dt.timedelta(days=1)
    return dt.datetime.combine(day, start, tzinfo=PARIS).astimezone(dt.UTC)
