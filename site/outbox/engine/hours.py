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
