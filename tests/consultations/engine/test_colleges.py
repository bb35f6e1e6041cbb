import pytest

from participation.consultations.engine.colleges import Composition, enough


@pytest.mark.parametrize(("concerned", "total"), [(0, 0), (2, 3), (8, 12), (28, 37), (29, 38)])
def test_two_thirds_are_enough(concerned, total):
    assert enough(concerned, total)


@pytest.mark.parametrize(("concerned", "total"), [(0, 1), (7, 11), (24, 37)])
def test_less_than_two_thirds_are_not(concerned, total):
    assert not enough(concerned, total)


@pytest.mark.parametrize("total", range(30))
def test_those_who_are_missing_are_the_fewest_that_make_two_thirds(total):
    for concerned in range(total + 1):
        missing = Composition(total, concerned).missing
        assert enough(concerned + missing, total + missing)
        assert missing == 0 or not enough(concerned + missing - 1, total + missing - 1)
