"""A rule gives days on the wall in Paris, and always an end."""

import datetime as dt

import pytest

from kit.time import PARIS, in_paris
from workshops.engine import Back, NoRule, Repeat, TooFew, TooMany, Unending, moved, on

TUESDAY = dt.date(2026, 10, 13)  # the second of the month; the clocks change on the 25th


def days(rule: str, first: dt.date = TUESDAY) -> list[str]:
    return [day.strftime("%d/%m") for day in Repeat(rule).days(first)]


def test_a_weekly_ten_stays_ten_when_the_clocks_change():
    spans = [on(day, dt.time(10), dt.time(12)) for day in Repeat("FREQ=WEEKLY;COUNT=3").days(TUESDAY)]
    assert [in_paris(start).hour for start, _ in spans] == [10, 10, 10]
    assert [start.astimezone(dt.UTC).hour for start, _ in spans] == [8, 8, 9]


def test_what_the_form_says_is_a_rule():
    assert days(Repeat.said(Back.WEEKLY, TUESDAY, times=2).rule) == ["13/10", "20/10"]
    assert days(Repeat.said(Back.FORTNIGHTLY, TUESDAY, until=dt.date(2026, 11, 10)).rule) == ["13/10", "27/10", "10/11"]
    assert days(Repeat.said(Back.MONTHLY, TUESDAY, times=3).rule) == ["13/10", "10/11", "08/12"]


def test_the_fifth_of_its_kind_is_taken_for_the_last_one():
    thursday = dt.date(2026, 10, 29)
    assert days(Repeat.said(Back.MONTHLY, thursday, times=3).rule, thursday) == ["29/10", "26/11", "31/12"]


def test_a_rule_for_ever_is_refused():
    with pytest.raises(Unending):
        days("FREQ=WEEKLY")
    with pytest.raises(Unending):
        Repeat.said(Back.WEEKLY, TUESDAY)


@pytest.mark.parametrize("rule", ["FREQ=DAILY;COUNT=61", "FREQ=WEEKLY;COUNT=60;INTERVAL=9", "FREQ=DAILY;UNTIL=2999"])
def test_a_rule_without_measure_is_refused(rule):
    with pytest.raises(TooMany):
        days(rule)


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "chaque mardi",
        "FREQ=SECONDLY;COUNT=3",
        "FREQ=YEARLY;COUNT=3",
        "FREQ=WEEKLY;COUNT=beaucoup",
        "FREQ=WEEKLY;COUNT=3;BYDAY=XX",
        "FREQ=WEEKLY;UNTIL=20200101",
        "FREQ=MONTHLY;COUNT=2;BYMONTHDAY=31",
        "FREQ=WEEKLY;COUNT=0",
        "FREQ=WEEKLY;COUNT=-1",
        "FREQ=WEEKLY;INTERVAL=0;COUNT=2",
        f"FREQ=WEEKLY;COUNT=2;INTERVAL={'9' * 5000}",
        "FREQ=WEEKLY;COUNT=2;INTERVAL=9999999999",
        "FREQ=MONTHLY;BYDAY=53MO;COUNT=2",
        "FREQ=WEEKLY;COUNT=2;UNTIL=20261231",
    ],
)
def test_what_is_no_rule_is_refused_at_once(rule):
    with pytest.raises(NoRule):
        days(rule)


@pytest.mark.parametrize("often", ["WEEKLY", "MONTHLY"])
def test_a_rule_that_gives_fewer_sessions_than_it_asks_for_is_refused(often):
    with pytest.raises(TooFew):
        days(f"FREQ={often};INTERVAL=9999999;COUNT=2")


def test_a_session_that_moves_keeps_its_new_hour_on_the_wall():
    start, end = moved(on(dt.date(2026, 10, 24), dt.time(10), dt.time(12)), 2, dt.time(14), dt.time(15, 30))
    assert start == dt.datetime(2026, 10, 26, 14, tzinfo=PARIS)
    assert (end - start) == dt.timedelta(minutes=90)
