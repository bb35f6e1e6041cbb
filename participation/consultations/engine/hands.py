"""Hands raised in a room: of which questions they are counted, and what cannot be. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from .form import CHOSEN, Form, Kind, Question, Said

Raised = Mapping[str, Mapping[str, int]]
"""Question -> answer -> hands. An answer that is not there was not asked for in the room: that is not « nobody »."""


class Asked(NamedTuple):
    """A question that is read out. number: as on the sheets of paper; answers: (name, words)."""

    question: Question
    number: int
    text: str
    answers: list[tuple[str, str]]


class TooMany(NamedTuple):
    """More hands than people. answer: the one that has too many, "" for all of them together."""

    question: str
    answer: str
    hands: int


class Line(NamedTuple):
    """One count. above: the hands of the answers before it, where one raises one's hand once; 0 where several are
    chosen. `hands + above` is never more than the people in the room."""

    question: str
    answer: str
    hands: int
    above: int


def counted_by_hand(question: Question) -> bool:
    """What is written or measured is not: it is heard, and written down as a quote."""
    return question.kind in CHOSEN


def answers_in_room(question: Question) -> tuple[str, ...]:
    """All that one may raise one's hand for, in the order of the screen."""
    return (*question.values, str(Said.UNSURE), str(Said.UNWILLING))


def is_known(form: Form, raised: Raised) -> bool:
    """Whether every count is of an answer of this questionnaire, and a number of hands."""
    known = {one.name: answers_in_room(one) for one in form.asked if counted_by_hand(one)}
    return all(
        answer in known.get(question, ()) and hands >= 0
        for question, answers in raised.items()
        for answer, hands in answers.items()
    )


def too_many(form: Form, raised: Raised, headcount: int) -> list[TooMany]:
    """The counts that cannot be, with so many people in the room; in the order of the questions."""
    return [found for one in form.asked for found in _too_many(one, raised.get(one.name, {}), headcount)]


def _too_many(question: Question, counts: Mapping[str, int], headcount: int) -> list[TooMany]:
    found = [TooMany(question.name, name, hands) for name, hands in counts.items() if hands > headcount]
    together = sum(counts.values())
    if not found and question.kind is not Kind.SEVERAL and together > headcount:
        found.append(TooMany(question.name, "", together))
    return found


def lines(form: Form, raised: Raised) -> Iterator[Line]:
    """Every count, in the order of the screen."""
    for one in form.asked:
        above, counts = 0, raised.get(one.name, {})
        for answer in answers_in_room(one):
            if answer in counts:
                yield Line(one.name, answer, counts[answer], above)
                above += 0 if one.kind is Kind.SEVERAL else counts[answer]
