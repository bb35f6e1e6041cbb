"""« 3, 7, 12-15 »: what is read, what is said of what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participation.consultations.engine.piles import in_several, read_pile, write_pile

CARDS = range(1, 31)


@pytest.mark.parametrize(
    "line", ["3, 7, 12-15", "3 7 12-15", "3,7,12 - 15", "3;7.12 à 15", " 3\t7\n12–15, ", "03, 7, 12 a 15"]
)
def test_one_pile_is_read_however_one_writes_it(line):
    pile = read_pile(line, CARDS)
    assert pile.numbers == [3, 7, 12, 13, 14, 15]
    assert pile.is_clear


def test_an_empty_line_is_an_empty_pile():
    assert read_pile("  ", CARDS).numbers == []
    assert read_pile("  ", CARDS).is_clear


def test_each_thing_that_cannot_be_taken_is_named():
    pile = read_pile("zut, 3, 15-12, 48, 28-33, 3, 1-4, 2²", CARDS)
    assert pile.unread == ["zut", "2²"]
    assert pile.backwards == ["15-12"]
    assert pile.unknown == ["48", "33"]
    assert pile.twice == [3]


def test_a_range_passes_over_the_cards_that_were_put_away():
    assert read_pile("3-6", [1, 3, 5, 6]).numbers == [3, 5, 6]
    assert read_pile("3-4", [1, 3, 5, 6]).unknown == ["4"]


def test_a_range_as_long_as_one_likes_costs_no_more_than_the_cards():
    assert read_pile("1-99999", CARDS).unknown == ["99999"]
    assert read_pile("9" * 400, CARDS).unread == ["9" * 400]


@given(st.sets(st.integers(1, 60)), st.sets(st.integers(1, 60)))
def test_what_is_written_reads_back(numbers, others):
    known = numbers | others
    assert set(read_pile(write_pile(numbers, known), known).numbers) == numbers


def test_a_card_in_two_piles_is_seen():
    assert in_several({"a": [1, 2, 2], "b": [2, 3]}) == [2]
