"""Amounts as people type them, whole cents, and what they come to in a month."""

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participation.plans.engine.budget import Figures, LineKind, Period, add_up, monthly
from participation.plans.engine.money import (
    MOST,
    BadAmount,
    BelowZero,
    TooMuch,
    per_month,
    read_amount,
    say_amount,
    type_amount,
)

CENTS = st.integers(0, MOST)


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("1\u00a0234,50", 123450),
        ("1 234,50", 123450),
        ("1\u202f234,50\u202f€", 123450),
        ("12.5", 1250),
        ("12 €", 1200),
        ("€ 12", 1200),
        ("12€50", 1250),
        ("12 € 50", 1250),
        ("12 euros", 1200),
        ("12,05 EUR", 1205),
        ("1.234,50", 123450),
        ("1,234.50", 123450),
        ("0", 0),
        ("007", 700),
        ("  450  ", 45000),
        ("٤٥٠", 45000),
        ("１２,５", 1250),
    ],
)
def test_an_amount_is_read_as_it_is_typed_in_france(typed: str, cents: int) -> None:
    assert read_amount(typed) == cents


@pytest.mark.parametrize(
    "typed",
    ["", " ", "€", "beaucoup", "12,345", "1.234", "12 34", "1 2345", "12,", ",50", "12+3", "1e3", "12²", "½", "12,5,0"],
)
def test_what_may_be_read_in_two_ways_or_in_none_is_not_guessed(typed: str) -> None:
    with pytest.raises(BadAmount):
        read_amount(typed)


def test_a_minus_and_a_zero_too_many_are_said_in_their_own_words() -> None:
    for typed in ("-12", "−12", " - 12 €"):
        with pytest.raises(BelowZero):
            read_amount(typed)
    assert read_amount("999 999,99") == MOST
    with pytest.raises(TooMuch):
        read_amount("1 000 000")


@given(CENTS)
def test_what_is_said_and_what_is_typed_are_read_again_to_the_cent(cents: int) -> None:
    assert read_amount(say_amount(cents)) == cents
    assert read_amount(type_amount(cents)) == cents


@given(st.text(max_size=60))
def test_whatever_is_typed_makes_whole_cents_or_a_plain_sentence(typed: str) -> None:
    with suppress(BadAmount):  # nothing else may come out of it
        cents = read_amount(typed)
        assert type(cents) is int
        assert 0 <= cents <= MOST


@given(CENTS, st.sampled_from([1, 3, 12]))
def test_a_month_is_the_nearest_cent_and_half_a_cent_counts_up(cents: int, months: int) -> None:
    exact = Fraction(cents, months)
    assert abs(per_month(cents, months) - exact) <= Fraction(1, 2)
    if (exact - Fraction(1, 2)).denominator == 1:
        assert per_month(cents, months) > exact
    assert months != 1 or per_month(cents, months) == cents


LINES = st.lists(
    st.builds(
        Figures,
        kind=st.sampled_from(LineKind),
        label=st.just("x"),
        cents=CENTS,
        period=st.sampled_from(Period),
        remains=st.none() | CENTS,
    ),
    max_size=60,
)


@given(LINES)
def test_sums_are_those_of_what_is_shown_and_add_up_to_the_cent(lines: list[Figures]) -> None:
    totals = add_up(lines)
    assert totals.comes == sum(monthly(line) for line in lines if line.kind == LineKind.INCOME)
    assert totals.goes == sum(monthly(line) for line in lines if line.kind != LineKind.INCOME)
    assert totals.comes - totals.goes == totals.left
    assert add_up(reversed(lines)) == totals
    assert totals == add_up([line for line in lines if line.period != Period.ONCE or line.remains is not None])
