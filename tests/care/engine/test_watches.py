"""When somebody is on call, on a Paris clock."""

import datetime as dt

from kit.time import PARIS
from participation.care.engine.watches import OFFICE, Watch, opens_at
from tests.support.care import at

NIGHT = Watch(frozenset({4}), dt.time(20), dt.time(6))
ALWAYS = Watch(frozenset(range(7)), dt.time(0), dt.time(0))


def test_the_office_is_open_by_day_and_opens_again_on_monday():
    assert OFFICE.covers(at(9))
    assert not OFFICE.covers(at(8, 59))
    assert not OFFICE.covers(at(17, 30))
    assert opens_at([OFFICE], at(10)) == at(10)
    assert opens_at([OFFICE], at(18, day=4)) == at(9, day=7)


def test_a_night_goes_on_over_midnight():
    assert NIGHT.covers(at(23, day=4))
    assert NIGHT.covers(at(5, 59, day=5))
    assert not NIGHT.covers(at(6, day=5))
    assert not NIGHT.covers(at(5, day=4))


def test_the_same_hour_on_both_sides_is_day_and_night():
    assert all(ALWAYS.covers(at(hour, day=day)) for hour in range(24) for day in range(7))


def test_nine_stays_nine_when_the_clocks_change():
    saturday = dt.datetime(2026, 10, 24, 12, tzinfo=PARIS)  # they change that night
    monday = OFFICE.next_start(saturday)
    assert monday == dt.datetime(2026, 10, 26, 9, tzinfo=PARIS)
    assert monday - saturday.astimezone(dt.UTC) == dt.timedelta(hours=46)


def test_who_has_no_day_never_begins():
    assert opens_at([Watch(frozenset(), dt.time(9), dt.time(10))], at(10)) is None
