import datetime as dt

import pytest
import time_machine

from kit.time import PARIS, say_ago, say_day, say_hour, say_span, today

# No-break spaces are written as ~ in these tests: they could not be told apart.
UTC = dt.UTC


def seen(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", "~")


@pytest.fixture(autouse=True)
def in_october_2026():
    with time_machine.travel(dt.datetime(2026, 10, 15, 12, 0, tzinfo=UTC), tick=False):
        yield


def test_a_day_is_said_whole():
    assert say_day(dt.date(2026, 10, 15)) == "jeudi 15 octobre"


def test_the_first_of_a_month_is_said_premier():
    assert say_day(dt.date(2026, 6, 1)) == "lundi 1er juin"


def test_the_year_is_said_when_it_is_not_this_one():
    assert say_day(dt.date(2027, 1, 1)) == "vendredi 1er janvier 2027"


def test_this_year_is_that_of_paris():
    with time_machine.travel(dt.datetime(2026, 12, 31, 23, 30, tzinfo=UTC), tick=False):
        assert today() == dt.date(2027, 1, 1)
        assert say_day(dt.date(2027, 1, 2)) == "samedi 2 janvier"


def test_a_day_is_that_of_the_clock_in_paris():
    assert say_day(dt.datetime(2026, 10, 15, 22, 30, tzinfo=UTC)) == "vendredi 16 octobre"


@pytest.mark.parametrize(("hour", "minute", "said"), [(14, 0, "14~h"), (16, 30, "16~h~30"), (9, 5, "9~h~05")])
def test_an_hour_keeps_together_on_its_line(hour, minute, said):
    assert seen(say_hour(dt.time(hour, minute))) == said


def test_a_span_has_its_day_once():
    start = dt.datetime(2026, 10, 15, 14, tzinfo=PARIS)
    assert seen(say_span(start, start + dt.timedelta(hours=2, minutes=30))) == ("jeudi 15 octobre, de 14~h à 16~h~30")


def test_a_span_over_the_night_says_both_days():
    start = dt.datetime(2026, 10, 15, 20, tzinfo=PARIS)
    end = dt.datetime(2026, 10, 16, 8, tzinfo=PARIS)
    assert seen(say_span(start, end)) == "du jeudi 15 octobre à 20~h au vendredi 16 octobre à 8~h"


def test_a_weekly_ten_o_clock_stays_ten_o_clock_when_the_clocks_change():
    summer = dt.datetime(2026, 10, 24, 8, tzinfo=UTC)
    winter = dt.datetime(2026, 10, 31, 9, tzinfo=UTC)
    assert seen(say_hour(summer)) == seen(say_hour(winter)) == "10~h"


def test_a_span_over_the_night_of_the_change_says_the_clock_of_each_end():
    start = dt.datetime(2026, 10, 25, 0, tzinfo=UTC)  # 2 h in summer time
    end = dt.datetime(2026, 10, 25, 9, tzinfo=UTC)  # 10 h in winter time: nine hours, said as eight
    assert seen(say_span(start, end)) == "dimanche 25 octobre, de 2~h à 10~h"


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (dt.timedelta(seconds=20), "à l’instant"),
        (dt.timedelta(minutes=6), "il y a 6~min"),
        (dt.timedelta(minutes=59, seconds=59), "il y a 59~min"),
        (dt.timedelta(hours=2), "il y a 2~h"),
        (dt.timedelta(hours=13), "jeudi 15 octobre à 1~h"),
        (dt.timedelta(days=2), "mardi 13 octobre à 14~h"),
        (dt.timedelta(days=400), "mercredi 10 septembre 2025 à 14~h"),
    ],
)
def test_what_just_happened_is_said_from_now_and_the_rest_by_its_day(ago, said):
    assert seen(say_ago(dt.datetime.now(UTC) - ago)) == said
