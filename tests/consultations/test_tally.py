"""Small numbers name people."""

from hypothesis import given
from hypothesis import strategies as st

from participation.consultations.engine.tally import shown


def test_fewer_than_five_answers_are_not_counted_at_all():
    assert shown({"yes": 3, "no": 1, "unsure": 0}) is None


def test_small_counts_are_hidden_and_large_ones_shown():
    assert shown({"yes": 9, "no": 2, "unsure": 1}) == {"yes": 9, "no": None, "unsure": None}


def test_one_hidden_count_takes_another_with_it():
    assert shown({"yes": 9, "no": 6, "unsure": 2}) == {"yes": 9, "no": None, "unsure": None}


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=1), st.integers(0, 30), min_size=2))
def test_nothing_small_is_shown_nor_found_again_from_the_total(counts):
    visible = shown(counts)
    if visible is None:
        return
    assert all(number is None or number >= 5 for number in visible.values())
    assert list(visible.values()).count(None) != 1
