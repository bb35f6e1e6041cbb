"""From sheets to counts: how many people gave each answer, all together, by channel and by territory. Pure.

Nothing here may be shown: `engine.disclosure` decides what is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from .answers import Answer, Answers, holds, is_relevant
from .form import CHOSEN, Condition, Form, Kind, Operator, Question, Said

PASSED = ""
"""The state of who was asked and said nothing. No answer of a questionnaire can have this name."""
NO_ANSWER = (str(Said.UNSURE), str(Said.UNWILLING), PASSED)
"""The states that every question has, whatever it asks."""
ANSWERED = "answered"
"""The state of who chose something among several, or wrote something."""
CHANNEL, TERRITORY = "channel", "territory"
CUTS = (0, 1, 2, 3, 6, 11, 21, 51, 101)
"""Where bands of numbers begin. They come from no answer: bands drawn around the answers would tell of them."""
MOST_BANDS_OF_ONE = 11
"""A number between so few bounds is counted one by one."""


class Sheet(NamedTuple):
    """What one person said. channel, territory: names, among those that the caller lists for everybody."""

    answers: Answers
    channel: str
    territory: str


@dataclass(frozen=True)
class Counts:
    """Of a group of people: `states` are exclusive and add up to the people asked; `chosen` may overlap.

    states: every answer, or ANSWERED, then NO_ANSWER. chosen: of a question with several answers, each of them.
    """

    states: Mapping[str, int]
    chosen: Mapping[str, int]

    @property
    def people(self) -> int:
        return sum(self.states.values())


@dataclass(frozen=True)
class Table:
    """The counts of one question. by: dimension (CHANNEL, TERRITORY) -> name -> counts of its people."""

    question: Question
    whole: Counts
    by: Mapping[str, Mapping[str, Counts]]


@dataclass(frozen=True)
class Crowd:
    """Everybody who answered. groups: dimension -> name -> people, with those that nobody is in."""

    people: int
    groups: Mapping[str, Mapping[str, int]]
    tables: tuple[Table, ...]


def joined(forms: Sequence[Form]) -> Form:
    """The last version, with the answers and the questions that only earlier ones had: nothing said is left out."""
    *earlier, last = forms
    questions = list(last.questions)
    for form in reversed(earlier):
        names = {one.name: place for place, one in enumerate(questions)}
        for one in form.asked:
            if one.name not in names:
                questions.append(replace(one, relevant=None))
            elif one.kind is questions[names[one.name]].kind:
                questions[names[one.name]] = _with_choices_of(questions[names[one.name]], one)
    return last.changed(questions=tuple(questions))


def _with_choices_of(question: Question, earlier: Question) -> Question:
    gone = tuple(one for one in earlier.choices if one.name not in question.values)
    return replace(question, choices=question.choices + gone, with_other=question.with_other or earlier.with_other)


def counted(
    form: Form,
    sheets: Iterable[Sheet],
    *,
    channels: Sequence[str],
    territories: Sequence[str],
    no_answer: Sequence[str] = NO_ANSWER,
) -> Crowd:
    """channels, territories: every name that a sheet may have, used or not: which are used is a count like another.

    no_answer: those of NO_ANSWER that could be said here; PASSED is one of them.
    """
    groups = {CHANNEL: Counter[str](), TERRITORY: Counter[str]()}
    states: Counter[tuple[str, str, str, str]] = Counter()
    chosen: Counter[tuple[str, str, str, str]] = Counter()
    cuts = {one.name: bands(form, one) for one in form.asked if one.kind is Kind.NUMBER}
    for answers, channel, territory in sheets:
        groups[CHANNEL][channel] += 1
        groups[TERRITORY][territory] += 1
        known = {one.name: _understood(one, answers.get(one.name), cuts.get(one.name, ())) for one in form.asked}
        said = {name: answer for name, answer in known.items() if answer}
        for one in form.asked:
            if one.relevant and not is_relevant(form, one, said):
                continue
            states[one.name, channel, territory, state_of(one, said.get(one.name), cuts.get(one.name, ()))] += 1
            if one.kind is Kind.SEVERAL:
                for value in said.get(one.name, {}).get("v", ()):
                    chosen[one.name, channel, territory, value] += 1
    names = {CHANNEL: channels, TERRITORY: territories}
    return Crowd(
        people=sum(groups[CHANNEL].values()),
        groups={kind: {name: groups[kind][name] for name in names[kind]} for kind in names},
        tables=tuple(_table(one, states_of(form, one, no_answer), states, chosen, names) for one in form.asked),
    )


def _table(
    one: Question, known: Sequence[str], states: Counter, chosen: Counter, names: Mapping[str, Sequence[str]]
) -> Table:
    places = {CHANNEL: 1, TERRITORY: 2}
    groups: dict[tuple[str, str], tuple[Counter[str], Counter[str]]] = {}
    whole = (Counter[str](), Counter[str]())
    for kind, found in enumerate((states, chosen)):
        for key, number in found.items():
            if key[0] != one.name:
                continue
            whole[kind][key[3]] += number
            for dimension, place in places.items():
                groups.setdefault((dimension, key[place]), (Counter(), Counter()))[kind][key[3]] += number
    nobody = (Counter[str](), Counter[str]())

    def counts(pair: tuple[Counter[str], Counter[str]]) -> Counts:
        listed = one.values if one.kind is Kind.SEVERAL else ()
        return Counts({name: pair[0][name] for name in known}, {name: pair[1][name] for name in listed})

    by = {
        dimension: {name: counts(groups.get((dimension, name), nobody)) for name in names[dimension]}
        for dimension in names
    }
    return Table(one, counts(whole), by)


# The states of a question


def states_of(form: Form, question: Question, no_answer: Sequence[str] = NO_ANSWER) -> tuple[str, ...]:
    """In the order of the screen; they come from the questionnaire, never from what was answered."""
    if question.kind is Kind.NUMBER:
        return (*(name_of(band) for band in bands(form, question)), *no_answer)
    if question.kind in CHOSEN and question.kind is not Kind.SEVERAL:
        return (*question.values, *no_answer)
    return (ANSWERED, *no_answer)


def _understood(question: Question, answer: Answer | None, cuts: Sequence[Band]) -> Answer | None:
    """The answer without what the question does not know (of a version before), which counts as nothing said."""
    if not answer or answer.get("s") in set(Said):
        return answer or None
    if question.kind is Kind.NUMBER:
        number = answer.get("n")
        return answer if number is not None and any(band.holds(number) for band in cuts) else None
    if question.kind in CHOSEN:
        known = [value for value in question.values if value in answer.get("v", ())]
        return {"v": known if question.kind is Kind.SEVERAL else known[:1]} if known else None
    return answer if answer.get("t") else None


def state_of(question: Question, answer: Answer | None, cuts: Sequence[Band] = ()) -> str:
    """Where an answer that was understood is counted."""
    if not answer:
        return PASSED
    if "s" in answer:
        return str(answer["s"])
    if question.kind is Kind.NUMBER:
        return next(name_of(band) for band in cuts if band.holds(answer["n"]))
    return answer["v"][0] if question.kind in CHOSEN and question.kind is not Kind.SEVERAL else ANSWERED


class Band(NamedTuple):
    """Whole numbers from `least` to `most`, both in it; None: no end."""

    least: int | None
    most: int | None

    def holds(self, number: int) -> bool:
        return (self.least is None or number >= self.least) and (self.most is None or number <= self.most)


def bands(form: Form, question: Question) -> tuple[Band, ...]:
    """Of a question with a number. A condition on it cuts there too: whom it leads further is then a sum of bands."""
    least, most = question.least, question.most
    if least is not None and most is not None and most - least < MOST_BANDS_OF_ONE:
        return tuple(Band(number, number) for number in range(least, most + 1))
    about = [one.relevant for one in form.questions if one.relevant and one.relevant.question == question.name]
    cuts = sorted({*CUTS, *(cut for condition in about for cut in _cuts(condition))})
    inside = [cut for cut in cuts if (least is None or cut > least) and (most is None or cut <= most)]
    ends = [*(cut - 1 for cut in inside), most]
    return tuple(Band(start, end) for start, end in zip([least, *inside], ends, strict=True))


def meets(condition: Condition, about: Question, state: str) -> bool:
    """Whether whoever is counted in this state of the question met the condition on it."""
    if state == PASSED:
        return False
    if state in NO_ANSWER:
        return holds(condition, {"s": state})
    if about.kind is not Kind.NUMBER:
        return holds(condition, {"v": [state]})
    band = band_of(state)
    number = band.least if band.least is not None else band.most
    return number is not None and holds(condition, {"n": number})


def _cuts(condition: Condition) -> tuple[int, ...]:
    value = int(condition.value)
    return {
        Operator.LESS: (value,),
        Operator.AT_LEAST: (value,),
        Operator.AT_MOST: (value + 1,),
        Operator.MORE: (value + 1,),
    }.get(condition.operator, (value, value + 1))


def name_of(band: Band) -> str:
    """« 3..5 »: the name of a band in what is kept; the page says it in words."""
    return f"{'' if band.least is None else band.least}..{'' if band.most is None else band.most}"


def band_of(name: str) -> Band:
    """The band that `name_of` named."""
    least, most = name.split("..")
    return Band(int(least) if least else None, int(most) if most else None)
