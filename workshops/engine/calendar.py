"""Hours on the wall in Paris, as moments. A weekly 10:00 stays 10:00 when the clocks change."""

import datetime as dt

from kit.time import PARIS

REMINDER_HOUR = dt.time(10)


def weekly(first: dt.date, starts: dt.time, ends: dt.time, times: int) -> list[tuple[dt.datetime, dt.datetime]]:
    """`times` spans of one week's step, as aware datetimes: the hour on the wall is kept, not the 168 hours."""
    days = (first + dt.timedelta(weeks=week) for week in range(times))
    return [(dt.datetime.combine(day, starts, PARIS), dt.datetime.combine(day, ends, PARIS)) for day in days]


def eve_at_ten(moment: dt.datetime) -> dt.datetime:
    """The day before `moment` at 10:00 in Paris: far from the night, and early enough to let a place go."""
    eve = moment.astimezone(PARIS).date() - dt.timedelta(days=1)
    return dt.datetime.combine(eve, REMINDER_HOUR, PARIS)


def end_of_week(day: dt.date) -> dt.date:
    """The Sunday of the day's week."""
    return day + dt.timedelta(days=6 - day.weekday())


def end_of_month(day: dt.date) -> dt.date:
    """The last day of the day's month."""
    return (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)


def after(day: dt.date) -> dt.datetime:
    """The first moment in Paris that is no longer this day."""
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), PARIS)
