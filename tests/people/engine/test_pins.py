"""Which six figures are tried first."""

import pytest

from participation.people.engine.pins import is_obvious


@pytest.mark.parametrize(
    "pin", ["000000", "777777", "123456", "654321", "012345", "890123", "121212", "123123", "150782", "290200"]
)
def test_what_is_tried_first_is_obvious(pin):
    assert is_obvious(pin)


@pytest.mark.parametrize("pin", ["482913", "903157", "320182", "150082", "290201", "123457"])
def test_what_is_no_run_and_no_day_is_not(pin):
    assert not is_obvious(pin)


def test_six_figures_of_ones_own_number_are_obvious():
    assert is_obvious("998004", "+33639980042")


def test_nine_out_of_ten_are_left():
    assert sum(is_obvious(f"{number:06}") for number in range(10**6)) < 40_000
