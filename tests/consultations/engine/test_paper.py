"""What a worker types of a sheet of paper, and what two who type the same sheet do not read alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participation.consultations.engine.answers import Unfit
from participation.consultations.engine.form import Choice, Kind, Question
from participation.consultations.engine.paper import FIRST, SECOND, decided, differences, read_typed
from tests.support.consultations import fr

BIKE = tuple(Choice(name, fr(name)) for name in ("pied", "bus", "train"))
ONE = Question("venir", Kind.ONE, fr("Comment ?"), choices=BIKE, with_other=True)
SEVERAL = Question("manque", Kind.SEVERAL, fr("Quoi ?"), choices=BIKE, with_other=True, at_most=2)
STATEMENT = Question("samedi", Kind.STATEMENT, fr("Le samedi."))
NUMBER = Question("fois", Kind.NUMBER, fr("Combien ?"), least=0, most=7)
LONG = Question("mieux", Kind.LONG, fr("Quoi de mieux ?"))
ASKED = (ONE, SEVERAL, STATEMENT, NUMBER, LONG)


@pytest.mark.parametrize(
    ("question", "typed", "answer"),
    [
        (ONE, "2", {"v": ["bus"]}),
        (ONE, " 4 : mon vélo ", {"v": ["other"], "o": "mon vélo"}),
        (ONE, "4", {"v": ["other"]}),
        (ONE, "?", {"s": "unsure"}),
        (ONE, "-", {"s": "unwilling"}),
        (ONE, "", None),
        (SEVERAL, "3,1", {"v": ["pied", "train"]}),
        (SEVERAL, "1 4: un café", {"v": ["pied", "other"], "o": "un café"}),
        (STATEMENT, "2", {"v": ["no"]}),
        (NUMBER, "3", {"n": 3}),
        (NUMBER, "?", {"s": "unsure"}),
        (LONG, "4 chaises: rouges", {"t": "4 chaises: rouges"}),
    ],
)
def test_what_is_typed_is_read(question, typed, answer):
    assert read_typed(question, typed) == answer


@pytest.mark.parametrize(
    ("question", "typed", "why"),
    [
        (ONE, "5", "unknown_number"),
        (ONE, "0", "unknown_number"),
        (ONE, "1 2", "too_many"),
        (SEVERAL, "1 2 3", "too_many"),
        (ONE, "bus", "no_number"),
        (ONE, "4 3 rue des Lilas", "no_number"),
        (ONE, "1: à pied", "words_of_nothing"),
        (STATEMENT, "3", "unknown_number"),
        (NUMBER, "trois", "not_a_number"),
        (NUMBER, "9", "too_big"),
    ],
)
def test_what_cannot_be_read_is_said_and_never_guessed(question, typed, why):
    with pytest.raises(Unfit) as unfit:
        read_typed(question, typed)
    assert unfit.value.what == why


def typings() -> st.SearchStrategy:
    """A whole sheet as somebody types it: of each question something that can be read, or nothing."""
    of = {
        ONE.name: st.sampled_from(["", "1", "2", "3", "4", "4: vélo", "4: mon vélo", "?", "-"]),
        SEVERAL.name: st.sampled_from(["", "1", "1 2", "2 1", "2,4", "4: pain", "?", "-"]),
        STATEMENT.name: st.sampled_from(["", "1", "2", "?", "-"]),
        NUMBER.name: st.sampled_from(["", "?", "-"]) | st.integers(0, 7).map(str),
        LONG.name: st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12),
    }
    return st.fixed_dictionaries(of)


def read(typed):
    answers = {one.name: read_typed(one, typed[one.name]) for one in ASKED}
    return {name: answer for name, answer in answers.items() if answer is not None}


@given(typings(), typings())
def test_every_difference_is_caught_and_nothing_else(first, second):
    one, other = read(first), read(second)
    found = differences(one, other)
    for question in ASKED:
        same = read_typed(question, first[question.name]) == read_typed(question, second[question.name])
        assert (question.name in found) is not same
    assert (found == []) is (one == other)


@given(typings(), typings(), st.data())
def test_what_is_decided_is_what_was_chosen_of_each(first, second, data):
    one, other = read(first), read(second)
    picks = {name: data.draw(st.sampled_from((FIRST, SECOND))) for name in differences(one, other)}
    found = decided(one, other, picks)
    for question in ASKED:
        chosen = other if picks.get(question.name) == SECOND else one
        assert found.get(question.name) == chosen.get(question.name)


def test_a_difference_without_a_choice_is_not_decided():
    with pytest.raises(KeyError):
        decided({"samedi": {"v": ["yes"]}}, {}, {})
