"""A name is found however it is typed."""

import pytest

from kit.words import fold, matches


def test_accents_and_capitals_do_not_count() -> None:
    assert fold("JOËL Œuvré") == "joel œuvre"


@pytest.mark.parametrize("typed", ["joel", "JOËL", "rousseau jo", "", "  ", "Rousseau"])
def test_the_beginnings_of_words_match_in_any_order(typed: str) -> None:
    assert matches("Joël Rousseau", typed)


@pytest.mark.parametrize("typed", ["oel", "joel x", "rousseaux"])
def test_what_begins_no_word_does_not_match(typed: str) -> None:
    assert not matches("Joël Rousseau", typed)


def test_a_hyphen_is_a_space() -> None:
    assert matches("Jean-Marc Lefort", "marc")
    assert matches("Jean Marc Lefort", "jean-marc")
