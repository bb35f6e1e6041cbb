from workshops.engine import who_gets_in


def test_the_first_who_wait_come_in_first():
    assert who_gets_in([("awa", 1), ("joel", 2), ("salma", 1)], 3) == ["awa", "joel"]


def test_a_household_comes_in_whole_or_not_at_all():
    assert who_gets_in([("awa", 3)], 2) == []


def test_nobody_passes_a_household_that_does_not_fit():
    assert who_gets_in([("awa", 3), ("joel", 1)], 2) == []
