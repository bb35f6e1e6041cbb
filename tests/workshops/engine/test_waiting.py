import datetime as dt

import pytest

from kit.time import PARIS
from workshops.engine import Waiter, Why, answer_by, who_gets_in

AWA, JOEL, SALMA = Waiter("awa", 3), Waiter("joel", 1), Waiter("salma", 1, care=1)


def let_in(*line: Waiter, seats: int, care: int = 0, room: int = 10, near: bool = False) -> list[tuple[str, str]]:
    return who_gets_in(line, seats=seats, care=care, room=room, near=near)


def test_the_first_who_wait_come_in_first():
    assert let_in(AWA, JOEL, SALMA, seats=4) == [("awa", Why.HEAD), ("joel", Why.HEAD)]


def test_a_household_comes_in_whole_or_not_at_all_and_nobody_passes_it():
    assert let_in(AWA, JOEL, seats=2) == []


def test_from_two_days_before_the_first_that_fits_comes_in_and_the_reason_says_so():
    assert let_in(AWA, JOEL, seats=2, near=True) == [("joel", Why.FITS)]


def test_the_children_must_be_looked_after_too():
    assert let_in(SALMA, JOEL, seats=2) == []
    assert let_in(SALMA, JOEL, seats=2, care=1) == [("salma", Why.HEAD), ("joel", Why.HEAD)]


def test_who_no_longer_fits_in_the_room_at_all_keeps_nobody_waiting():
    assert let_in(AWA, JOEL, seats=2, room=2) == [("joel", Why.FITS)]


def paris(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, 12, day, hour, minute, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("told", "start", "until"),
    [
        pytest.param(paris(1, 11), paris(9, 10), paris(2, 11), id="a day"),
        pytest.param(paris(8, 11), paris(9, 10), paris(8, 15), id="four hours when the day is near"),
        pytest.param(paris(8, 18), paris(9, 14), paris(9, 10), id="never in the night"),
        pytest.param(paris(1, 8), paris(9, 10), paris(2, 10), id="nor too early"),
        pytest.param(paris(9, 8), paris(9, 10), paris(9, 10), id="never past the start"),
    ],
)
def test_a_place_is_kept_until_an_hour_one_can_answer_at(told, start, until):
    assert answer_by(told, start) == until
