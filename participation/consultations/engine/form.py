"""A questionnaire as data: what is asked, in which languages, and when. Pure: no Django, no database.

The same object is drawn on a phone, frozen as a version, printed, and written to and read from an XLSForm spreadsheet.
`to_data` and `from_data` are its JSON.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any

FALC = "falc"
"""Easy French is a language of its own: the code under which a questionnaire keeps its easy words."""
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,59}")
"""What names a question, in a spreadsheet as here."""
CHOICE_NAME = re.compile(r"[A-Za-z0-9_.-]{1,60}")
"""What names an answer."""
FACES = range(3, 6)
"""How many faces there may be."""


class Kind(StrEnum):
    """The kinds of question. What each answer is: engine.answers."""

    ONE = "one"
    SEVERAL = "several"
    YES_NO = "yes_no"
    FACES = "faces"
    NUMBER = "number"
    SHORT = "short"
    LONG = "long"
    STATEMENT = "statement"
    NOTE = "note"


LISTED = frozenset({Kind.ONE, Kind.SEVERAL, Kind.FACES})
"""Kinds whose answers are written by who makes the questionnaire."""
CHOSEN = LISTED | {Kind.YES_NO, Kind.STATEMENT}
"""Kinds whose answers are chosen, and counted."""
WRITTEN = frozenset({Kind.SHORT, Kind.LONG})


class Said(StrEnum):
    """What one may always answer, whatever is asked; a questionnaire has no answer of its own with these names."""

    UNSURE = "unsure"
    UNWILLING = "unwilling"


OTHER = "other"
"""The name of « Autre », where a list is open."""


@dataclass(frozen=True)
class Words:
    """What is read or heard in one language. image, audio: names of files of the questionnaire, "" without."""

    label: str = ""
    hint: str = ""
    image: str = ""
    audio: str = ""


Texts = Mapping[str, Words]
"""Language code ("fr", "falc", "ar") -> words. An empty mapping only where nothing is said."""


@dataclass(frozen=True)
class Choice:
    """One answer of a list. name: what is kept; words: what is read."""

    name: str
    words: Texts = field(default_factory=dict)


class Operator(StrEnum):
    IS = "="
    IS_NOT = "!="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="


@dataclass(frozen=True)
class Condition:
    """« Only if »: the one simple condition of a question. For a question with several answers, IS means « chosen »."""

    question: str
    operator: Operator
    value: str


@dataclass(frozen=True)
class Group:
    """A heading over some questions in a row."""

    name: str
    words: Texts = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """One screen.

    choices: of a kind in LISTED. list_name: how the spreadsheet calls them. with_other: « Autre » with some words.
    at_most: of SEVERAL, how many may be chosen, None for all. least, most: of NUMBER. group: name of its heading.
    """

    name: str
    kind: Kind
    words: Texts = field(default_factory=dict)
    required: bool = False
    list_name: str = ""
    choices: tuple[Choice, ...] = ()
    with_other: bool = False
    at_most: int | None = None
    least: int | None = None
    most: int | None = None
    relevant: Condition | None = None
    group: str = ""

    @property
    def is_asked(self) -> bool:
        """A note is only read."""
        return self.kind is not Kind.NOTE

    @property
    def values(self) -> tuple[str, ...]:
        """The names that may be chosen, in order, without those that are always there."""
        if self.kind in (Kind.YES_NO, Kind.STATEMENT):
            return ("yes", "no")
        return (*(choice.name for choice in self.choices), *((OTHER,) if self.with_other else ()))


@dataclass(frozen=True)
class Form:
    """A whole questionnaire. languages: codes, the one shown first in front."""

    title: str = ""
    form_id: str = ""
    version: str = ""
    languages: tuple[str, ...] = ("fr",)
    questions: tuple[Question, ...] = ()
    groups: tuple[Group, ...] = ()

    def question(self, name: str) -> Question:
        """Raises KeyError for a name that it does not have."""
        for one in self.questions:
            if one.name == name:
                return one
        raise KeyError(name)

    @property
    def asked(self) -> tuple[Question, ...]:
        """Those that are answered."""
        return tuple(one for one in self.questions if one.is_asked)

    def changed(self, **fields: Any) -> Form:
        return replace(self, **fields)


@dataclass(frozen=True)
class Fault:
    """What keeps a form from being asked. question: its name, "" for the form; what: a code that a form or a
    spreadsheet turns into a sentence."""

    question: str
    what: str
    detail: str = ""


def faults(form: Form) -> list[Fault]:
    """Everything that is wrong, in the order of the questions; nothing for a form that can be opened."""
    found = [] if form.questions else [Fault("", "empty")]
    seen: dict[str, Question] = {}
    for one in form.questions:
        if not NAME.fullmatch(one.name):
            found.append(Fault(one.name, "name"))
        if one.name in seen:
            found.append(Fault(one.name, "twice"))
        found += faults_of(one, form.languages, seen)
        found += alike(one, form.languages)
        seen.setdefault(one.name, one)
    return found


def faults_of(one: Question, languages: Sequence[str], before: Mapping[str, Question]) -> list[Fault]:
    """What is wrong with one question. before: those that come earlier, by name."""
    found = []
    first = languages[0] if languages else ""
    if not (one.words.get(first) or Words()).label.strip():
        found.append(Fault(one.name, "no_label", first))
    names = [choice.name for choice in one.choices]
    if one.kind in LISTED and len(one.values) < 2:
        found.append(Fault(one.name, "too_few_choices"))
    if one.kind is Kind.FACES and len(names) not in FACES:
        found.append(Fault(one.name, "faces"))
    for choice in one.choices:
        found += [Fault(one.name, what, choice.name) for what in faults_of_choice(choice, first)]
        if one.with_other and choice.name == OTHER:
            found.append(Fault(one.name, "choice_reserved", choice.name))
    found += [Fault(one.name, "choice_twice", name) for name in sorted({n for n in names if names.count(n) > 1})]
    if one.at_most is not None and not 1 <= one.at_most <= len(one.values):
        found.append(Fault(one.name, "at_most", str(one.at_most)))
    if one.least is not None and one.most is not None and one.least > one.most:
        found.append(Fault(one.name, "least_above_most"))
    if one.relevant:
        found += _faults_of_condition(one, one.relevant, before)
    return found


def alike(one: Question, languages: Sequence[str]) -> list[Fault]:
    """Answers that nobody can tell from another: their names differ, not what one reads. Not of `faults_of`: a
    spreadsheet that has some is taken, and corrected afterwards."""
    return [Fault(one.name, "choice_same", text) for language in languages for text in _same_texts(one, language)]


def _same_texts(one: Question, language: str) -> list[str]:
    read = [(choice.words.get(language) or Words()).label for choice in one.choices]
    plain = [" ".join(label.split()).casefold() for label in read]
    return [label for place, label in enumerate(read) if plain[place] and plain[place] in plain[:place]]


def faults_of_choice(choice: Choice, language: str) -> list[str]:
    """Codes of what is wrong with one answer of a list, wherever the list is used. language: the one shown first."""
    found = [] if CHOICE_NAME.fullmatch(choice.name) else ["choice_name"]
    if choice.name in set(Said):
        found.append("choice_reserved")
    return found if (choice.words.get(language) or Words()).label.strip() else [*found, "choice_no_label"]


def _faults_of_condition(one: Question, condition: Condition, before: Mapping[str, Question]) -> list[Fault]:
    about = before.get(condition.question)
    if about is None or not about.is_asked:
        return [Fault(one.name, "condition_question", condition.question)]
    if about.kind is Kind.NUMBER:
        return (
            [] if re.fullmatch(r"-?\d{1,9}", condition.value) else [Fault(one.name, "condition_value", condition.value)]
        )
    if about.kind not in CHOSEN or condition.operator not in (Operator.IS, Operator.IS_NOT):
        return [Fault(one.name, "condition_kind", condition.question)]
    known = {*about.values, *Said}
    return [] if condition.value in known else [Fault(one.name, "condition_value", condition.value)]


# Its JSON


def to_data(form: Form) -> dict[str, Any]:
    """A form as JSON: what `from_data` reads. Empty things are left out."""
    return _lean(asdict(form))


def from_data(data: Mapping[str, Any]) -> Form:
    """The form that `to_data` wrote. Raises KeyError, ValueError for anything else."""
    return Form(
        **{key: data[key] for key in ("title", "form_id", "version") if key in data},
        languages=tuple(data.get("languages", ())),
        questions=tuple(_question(one) for one in data.get("questions", ())),
        groups=tuple(Group(one["name"], _texts(one)) for one in data.get("groups", ())),
    )


def _question(data: Mapping[str, Any]) -> Question:
    condition = data.get("relevant")
    plain = ("name", "required", "list_name", "with_other", "at_most", "least", "most", "group")
    return Question(
        **{key: data[key] for key in plain if key in data},
        kind=Kind(data["kind"]),
        words=_texts(data),
        choices=tuple(Choice(one["name"], _texts(one)) for one in data.get("choices", ())),
        relevant=Condition(condition["question"], Operator(condition["operator"]), condition["value"])
        if condition
        else None,
    )


def _texts(data: Mapping[str, Any]) -> Texts:
    return {language: Words(**words) for language, words in data.get("words", {}).items()}


def _lean(value: Any) -> Any:
    if isinstance(value, Mapping):
        # A language without words still is one: its empty place, {}, is kept.
        return {key: _lean(one) for key, one in value.items() if not _is_nothing(one)}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_lean(one) for one in value]
    return value


def _is_nothing(value: Any) -> bool:
    """Zero is a number like another."""
    return value is None or value is False or value in ("", (), [])
