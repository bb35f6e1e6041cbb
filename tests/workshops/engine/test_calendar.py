import datetime as dt

from kit.time import in_paris
from workshops.engine import after, end_of_month, end_of_week, eve_at_ten, weekly


def test_a_weekly_ten_stays_ten_when_the_clocks_change():
    spans = weekly(dt.date(2026, 10, 17), dt.time(10), dt.time(12), 3)  # the clocks change on 25 October

    assert [in_paris(start).hour for start, _ in spans] == [10, 10, 10]
    assert [start.astimezone(dt.UTC).hour for start, _ in spans] == [8, 8, 9]


def test_the_reminder_leaves_the_day_before_at_ten_in_paris():
    monday_after_the_change = dt.datetime(2026, 10, 26, 0, 30, tzinfo=dt.UTC)  # 1:30 on the 26th in Paris

    assert eve_at_ten(monday_after_the_change) == dt.datetime(2026, 10, 25, 9, tzinfo=dt.UTC)


def test_a_week_ends_on_sunday_and_a_month_on_its_last_day():
    assert end_of_week(dt.date(2026, 10, 25)) == dt.date(2026, 10, 25)
    assert end_of_week(dt.date(2026, 10, 26)) == dt.date(2026, 11, 1)
    assert end_of_month(dt.date(2028, 2, 1)) == dt.date(2028, 2, 29)


def test_a_day_of_twenty_five_hours_ends_at_midnight_in_paris():
    assert after(dt.date(2026, 10, 25)) == dt.datetime(2026, 10, 25, 23, tzinfo=dt.UTC)
