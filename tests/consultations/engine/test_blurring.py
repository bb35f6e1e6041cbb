"""Nobody is found by where she is supported."""

import pytest

from participation.consultations.engine.blurring import told_apart


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({}, set()),
        ({"nord": 12, "sud": 9}, {"nord", "sud"}),
        ({"nord": 12, "sud": 9, None: 6, "est": 1}, {"nord", "sud"}),
        ({"nord": 12, "sud": 9, "est": 2}, {"nord"}),
        ({"nord": 12, "sud": 9, "est": 2, "ouest": 3}, {"nord", "sud"}),
        ({"nord": 12, None: 1}, set()),
        ({"nord": 4}, set()),
    ],
)
def test_whoever_is_told_from_a_place_or_from_none_is_among_five(counts, told):
    assert told_apart(counts, least=5) == told
