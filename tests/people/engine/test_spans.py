"""How long something is given for."""

import datetime as dt

import pytest

from participation.people.engine.spans import in_months


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ((2026, 1, 15), 3, (2026, 4, 15)),
        ((2026, 11, 30), 3, (2027, 2, 28)),
        ((2027, 11, 30), 3, (2028, 2, 29)),
        ((2026, 12, 31), 12, (2027, 12, 31)),
        ((2026, 6, 30), 6, (2026, 12, 30)),
    ],
)
def test_the_same_day_some_months_later(day, months, later):
    assert in_months(dt.date(*day), months) == dt.date(*later)
