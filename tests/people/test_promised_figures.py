"""The figures that were promised, written a second time by hand: the other tests ask the code for them."""

import datetime as dt

from config import environment
from participation.people.engine.retention import TABLE
from participation.people.models import CODE_LIFE, INVITATION_LIFE, PHONE_SURE_FOR
from participation.people.permissions.sessions import LATELY
from participation.people.rules import CODES_A_DAY, GUESSES_A_DAY, RESERVE
from participation.people.views import entering

MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)


def test_a_number_receives_eight_codes_a_day_and_five_wrong_guesses_are_checked():
    assert (CODES_A_DAY, GUESSES_A_DAY) == (8, 5)
    assert CODE_LIFE == 10 * MINUTE


def test_a_part_of_the_days_codes_is_kept_for_those_who_have_an_account():
    assert 10 <= RESERVE <= 50  # per cent


def test_a_number_is_sure_for_forty_days():
    """Numbers are given to somebody else after 45 days at the soonest."""
    assert PHONE_SURE_FOR == 40 * DAY


def test_an_invitation_dies_after_fourteen_days():
    assert INVITATION_LIFE == 14 * DAY


def test_a_shared_phone_closes_after_ten_minutes_and_eight_hours_and_ones_own_after_thirty_days():
    lives = entering.SHARED_FOR, entering.SHARED_AT_MOST, entering.MINE_FOR
    assert [dt.timedelta(seconds=life) for life in lives] == [10 * MINUTE, 8 * HOUR, 30 * DAY]


def test_what_asks_for_a_fresh_entrance_asks_for_one_of_ten_minutes():
    assert dt.timedelta(seconds=LATELY) == 10 * MINUTE


def test_only_french_numbers_are_taken_unless_a_house_says_otherwise():
    assert environment.read("PHONE_PREFIXES") == []


def test_what_is_active_is_kept_two_years_after_the_last_contact():
    assert TABLE["account"].after == 730 * DAY
