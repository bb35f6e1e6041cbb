import pytest

from workshops.engine import missed_in_a_row


@pytest.mark.parametrize(
    ("marks", "missed"),
    [
        ([False, False], True),
        ([False, False, True], True),
        ([False], False),
        ([False, True, False], False),
        ([], False),
    ],
)
def test_two_in_a_row_are_the_last_two(marks, missed):
    assert missed_in_a_row(marks) is missed
