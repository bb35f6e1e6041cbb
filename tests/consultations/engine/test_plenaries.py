import datetime as dt

from participation.consultations.engine.plenaries import years

TODAY = dt.date(2026, 10, 20)


def day(month: int, number: int = 1, year: int = 2026) -> dt.date:
    return dt.date(year, month, number)


def test_a_year_is_met_with_four_that_were_held_and_not_with_four_announced():
    this, last = years(
        [day(2), day(5), day(9), day(12), *(day(month, year=2025) for month in (1, 4, 7, 11))], today=TODAY
    )
    assert (len(this.held), this.coming, this.is_met, this.to_plan) == (3, [day(12)], False, 0)
    assert (last.number, last.is_met) == (2025, True)


def test_the_year_of_today_is_there_before_anything_is_announced():
    (this,) = years([], today=TODAY)
    assert (this.number, this.to_plan, this.is_met) == (2026, 4, False)


def test_the_plenary_of_today_is_still_to_come():
    (this,) = years([TODAY], today=TODAY)
    assert this.coming == [TODAY]
