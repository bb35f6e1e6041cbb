import datetime as dt

import pytest

from participation.plans.engine.kinds import Kind, Terms, last_day, months_used, whats_wrong

MARCH = dt.date(2027, 3, 1)


def masp(months: int | None, **changes) -> Terms:
    return Terms(**({"kind": Kind.MASP_1, "starts_on": MARCH, "months": months} | changes))


@pytest.mark.parametrize(("months", "before", "fits"), [
    (5, 0, False), (6, 0, True), (24, 0, True), (25, 0, False), (None, 0, False),
    (24, 24, True), (12, 36, True), (13, 36, False), (6, 42, True), (6, 43, False),
])  # fmt: skip
def test_a_masp_lasts_6_to_24_months_and_48_in_all(months, before, fits):
    assert (whats_wrong(masp(months), before) == "") is fits


def test_level_2_says_which_benefits_and_an_engagement_its_hours():
    assert whats_wrong(masp(6, kind=Kind.MASP_2))
    assert not whats_wrong(masp(6, kind=Kind.MASP_2, benefits="le RSA"))
    assert whats_wrong(Terms(Kind.ENGAGEMENT))
    assert not whats_wrong(Terms(Kind.ENGAGEMENT, hours=15))
    assert not whats_wrong(Terms(Kind.PROJECT))
    assert whats_wrong(Terms(Kind.PROJECT, months=6)), "from which day?"


def test_a_contract_ends_the_day_before_it_would_begin_again():
    assert last_day(MARCH, 6) == dt.date(2027, 8, 31)
    assert last_day(dt.date(2027, 8, 31), 6) == dt.date(2028, 2, 29), "February has no 31st: six months, not a day less"
    assert last_day(dt.date(2028, 2, 29), 12) == dt.date(2029, 2, 28)
    assert last_day(dt.date(2027, 8, 30), 6) == dt.date(2028, 2, 29)


def test_what_was_stopped_early_has_used_the_months_that_began():
    assert months_used(MARCH, 12, None) == 12
    assert months_used(MARCH, 12, dt.date(2027, 5, 20)) == 3
    assert months_used(MARCH, 12, dt.date(2027, 2, 1)) == 0
    assert [months_used(dt.date(2027, 1, 31), 12, dt.date(2027, month, 1)) for month in (2, 3, 4)] == [1, 2, 3]
    assert months_used(dt.date(2027, 1, 31), 12, dt.date(2027, 2, 28)) == 1, "the first month ends with February"


@pytest.mark.parametrize("year", [1, 1999, 2101, 9999])
def test_a_year_of_another_time_is_a_slip_of_the_finger(year):
    assert "année" in whats_wrong(masp(24, starts_on=dt.date(year, 12, 31)))
