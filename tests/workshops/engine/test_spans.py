import datetime as dt

from kit.time import PARIS
from workshops.engine import first_doubled, first_meeting, meet


def at(starts: int, ends: int) -> tuple[dt.datetime, dt.datetime]:
    return (dt.datetime(2026, 10, 13, starts, tzinfo=PARIS), dt.datetime(2026, 10, 13, ends, tzinfo=PARIS))


def test_one_that_ends_when_another_begins_leaves_it_alone():
    assert not meet(at(10, 12), at(12, 14))
    assert meet(at(10, 13), at(12, 14))
    assert meet(at(10, 14), at(11, 12))


def test_the_first_that_meets_something_is_found_with_what_it_meets():
    taken = [(at(8, 9), "café"), (at(14, 16), "vélo")]
    assert first_meeting([at(10, 12), at(15, 17)], taken) == (at(15, 17), "vélo")
    assert first_meeting([at(9, 12), at(16, 17)], taken) is None


def test_two_of_one_list_at_the_same_time_are_found():
    assert first_doubled([at(14, 16), at(8, 10), at(9, 11)]) == at(9, 11)
    assert first_doubled([at(8, 9), at(9, 10)]) is None
