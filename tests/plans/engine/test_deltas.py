"""Changes of a text: applied, undone, put one after the other, moved over one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participation.plans.engine.deltas import WrongText, apply, compose, invert, rebase, tidy
from participation.plans.engine.diff import diff, words_of

WORDS = ["été", "e\u0301cole", "👩‍👩‍👧", "un", "deux", ".", ",", "\n", " ", "  ", "’"]
texts = st.lists(st.sampled_from(WORDS), max_size=12).map("".join)


@given(texts, texts)
def test_a_change_leads_from_one_text_to_the_other_and_back(before, after):
    change = diff(before, after)
    assert apply(before, change) == after
    assert apply(after, invert(change)) == before
    assert "".join(words_of(before)) == before


@given(texts, texts, texts)
def test_two_changes_are_one(first, second, third):
    both = compose(diff(first, second), diff(second, third))
    assert apply(first, both) == third


@given(texts, texts, texts)
def test_two_changes_of_one_text_end_the_same_in_whatever_order(base, mine, theirs):
    one, other = diff(base, mine), diff(base, theirs)
    assert apply(theirs, rebase(one, other)) == apply(mine, rebase(other, one, first=True))


def test_it_is_written_the_shortest_way():
    assert tidy([0, 2, 3, "-a", "+b", "+c", "-d", 4]) == [5, "+bc", "-ad"]


def test_a_change_made_for_another_text_is_refused():
    for delta in (["-un"], [9, "+x"], [2, "-deux"]):
        with pytest.raises(WrongText):
            apply("deux", delta)


def test_a_word_is_kept_or_replaced_whole():
    assert diff("Je veux un F2.", "Je veux un F3.") == [11, "+F3", "-F2"]
    assert diff("e\u0301te\u0301", "e\u0301tes") == ["+e\u0301tes", "-e\u0301te\u0301"]
    assert diff("👍🏽", "👍") == ["+👍", "-👍🏽"]


def test_a_sentence_added_after_a_changed_one_keeps_its_own_full_stop():
    assert diff("Un F2.", "Un studio. En mai.") == [3, "+studio", "-F2", 1, "+ En mai."]


def test_words_that_repeat_do_not_move_those_that_do_not():
    before = "a . . . b . . . c"
    after = "x . . . . . . . a . b . c"
    kept = {
        word for part in diff(before, after) if isinstance(part, str) and part[0] == "-" for word in part[1:].split()
    }
    assert kept <= {"."}, "a, b and c were left alone: nobody may find them twice"


def test_a_long_text_without_a_word_of_its_own_is_compared_quickly():
    before, after = "la la . " * 12_000, ". la la " * 12_000
    assert apply(before, diff(before, after)) == after
