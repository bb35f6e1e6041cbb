"""How long something is given for."""

import calendar
import datetime as dt


def in_months(day: dt.date, months: int) -> dt.date:
    """The same day, so many months later; the last of a shorter month: 30 November, in 3 months -> 28 February."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
