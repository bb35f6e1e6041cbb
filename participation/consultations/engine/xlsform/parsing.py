"""The sheets of a workbook as a questionnaire, and what became of each of their rows.

A row is taken whole or refused: a question without one of its answers, or without its condition, would be another one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pyxform import aliases

from participation.consultations.engine.form import (
    FACES,
    NAME,
    Condition,
    Form,
    Group,
    Kind,
    Question,
    Texts,
    faults_of,
)

from .choices import Lists
from .columns import DECISIVE, OURS, Columns, default_language
from .expressions import read_bounds, read_condition, read_count
from .kinds import Asked, is_begin, is_end, read_type
from .reading import Line, Sheet
from .rows import CHOICES, READ, SETTINGS, SURVEY, Parsed, Refused, Row, Unreadable
from .settings import Settings
from .words import spoken

MATRIX = {"table-list", "label", "list-nolabel"}
"""Appearances that put several questions in one table."""
KINDS = {"yes_no": Kind.YES_NO, "statement": Kind.STATEMENT}
"""What our own column says of a choice between two."""
MOST_QUESTIONS = 300


def parse(sheets: Sequence[Sheet]) -> Parsed:
    """Raises Unreadable for a workbook without what makes a questionnaire."""
    survey = _the_one(sheets, SURVEY)
    if survey is None:
        raise Unreadable("no_survey", detail=", ".join(sheet.name for sheet in sheets))
    settings = Settings(_the_one(sheets, SETTINGS))
    language = default_language(survey, settings.default_language)
    columns = Columns(survey, language)
    for needed in ("type", "name"):
        if not columns.has(needed):
            raise Unreadable("no_column", sheet=survey.name, number=1, detail=needed)
    lists = Lists(_the_one(sheets, CHOICES), language)
    reader = _Survey(columns, lists, language)
    form = reader.form(settings)
    made = {SURVEY: reader.all_rows, CHOICES: lists.all_rows, SETTINGS: settings.rows}
    rows: list[Row] = []
    for sheet in sheets:
        is_first = _the_one(sheets, sheet.key) is sheet
        rows += made[sheet.key] if sheet.key in made and is_first else _not_read(sheet)
    return Parsed(form, tuple(rows))


def _the_one(sheets: Sequence[Sheet], key: str) -> Sheet | None:
    return next((sheet for sheet in sheets if sheet.key == key), None)


def _not_read(sheet: Sheet) -> list[Row]:
    reason = "sheet_twice" if sheet.key in READ else "sheet_unknown"
    return [Row(sheet.name, 0, False, reason), *(Row(sheet.name, line.number, False, reason) for line in sheet.lines)]


@dataclass
class _Group:
    """An open group. refused: why nothing inside is taken, "" when it is; condition: the one of all its questions."""

    line: Line
    is_repeat: bool
    name: str = ""
    words: Texts = field(default_factory=dict)
    condition: Condition | None = None
    refused: str = ""
    inside: int = 0


class _Survey:
    """One pass over the rows of the survey, in their order."""

    def __init__(self, columns: Columns, lists: Lists, language: str) -> None:
        self.columns, self.lists, self.language = columns, lists, language
        spoken = dict.fromkeys((language, *columns.languages, *lists.languages))
        self.languages = tuple(spoken)
        self.questions: list[Question] = []
        self.before: dict[str, Question] = {}
        self.groups: list[Group] = []
        self.open: list[_Group] = []
        self.names: dict[str, int] = {}
        self.rows: dict[int, Row] = {}
        self.unclosed = _never_closed(columns)
        for line in columns.sheet.lines:
            self._read(line)

    def form(self, settings: Settings) -> Form:
        return Form(
            settings.title,
            settings.form_id,
            settings.version,
            self.languages,
            tuple(self.questions),
            tuple(self.groups),
        )

    @property
    def all_rows(self) -> list[Row]:
        return [*self.columns.rows, *(self.rows[number] for number in sorted(self.rows))]

    # One row

    def _read(self, line: Line) -> None:
        word = self.columns.cell(line, "type")
        try:
            if is_begin(word):
                self._begin(line, word)
            elif is_end(word):
                self._end(line)
            else:
                self._ask(line, word)
        except Refused as refused:
            self._say(line, refused.reason, refused.detail, taken=False)

    def _say(self, line: Line, reason: str = "", detail: str = "", *, taken: bool = True) -> None:
        self.rows[line.number] = Row(self.columns.sheet.name, line.number, taken, reason, detail)

    def _begin(self, line: Line, word: str) -> None:
        group = _Group(line, is_repeat=is_begin(word) != "group")
        outer = self.open[-1] if self.open else None
        self.open.append(group)
        try:
            if outer:
                raise Refused("in_refused" if outer.refused else "nested", outer.line.number)
            self._head(group)
        except Refused as refused:
            group.refused = refused.reason
            raise
        self._say(line, *_left_out(self.columns.cell(line, "appearance")))

    def _head(self, group: _Group) -> None:
        """What a heading says. Raises Refused."""
        line = group.line
        self._check_cells(line)
        if group.is_repeat:
            raise Refused("repeat")
        if line.number in self.unclosed:
            raise Refused("never_closed")
        if MATRIX & set(self.columns.cell(line, "appearance").split()):
            raise Refused("matrix")
        group.name = self._name(line)
        group.words = spoken(self.columns, line)
        group.condition = self._condition(self.columns.cell(line, "relevant"))
        self.names[group.name] = line.number

    def _end(self, line: Line) -> None:
        if not self.open:
            raise Refused("end_alone")
        group = self.open.pop()
        if group.refused:
            raise Refused("in_refused", group.line.number)
        if not group.inside:
            self._say(group.line, "group_empty", taken=False)
            raise Refused("group_empty")
        self._say(line)

    def _ask(self, line: Line, word: str) -> None:
        group = self.open[-1] if self.open else None
        if group and group.refused:
            raise Refused("in_refused", group.line.number)
        if not word:
            raise Refused("no_type")
        self._check_cells(line)
        asked = read_type(word)
        question, left = self._question(line, asked, group)
        if found := faults_of(question, self.languages, self.before):
            raise Refused(found[0].what, found[0].detail)
        if len(self.questions) >= MOST_QUESTIONS:
            raise Refused("too_many_questions", MOST_QUESTIONS)
        self._keep(line, question, group)
        if asked.list_name:
            self.lists.use(asked.list_name)
        self._say(line, *left)

    def _keep(self, line: Line, question: Question, group: _Group | None) -> None:
        self.names[question.name] = line.number
        self.before[question.name] = question
        self.questions.append(question)
        if group:
            if not group.inside:
                self.groups.append(Group(group.name, group.words))
            group.inside += 1

    def _question(self, line: Line, asked: Asked, group: _Group | None) -> tuple[Question, tuple[str, str]]:
        name = self._name(line, automatic=f"note_{line.number}" if asked.kind is Kind.NOTE else "")
        question = Question(
            name,
            asked.kind,
            spoken(self.columns, line),
            required=self._required(line),
            relevant=self._own_condition(line, group),
            group=group.name if group else "",
        )
        if asked.list_name:
            choices = self.lists.choices(asked.list_name)
            question = replace(question, list_name=asked.list_name, choices=choices, with_other=asked.with_other)
        question, left = _drawn(question, self.columns.cell(line, "appearance"))
        question = _ours(question, self.columns.cell(line, OURS))
        return _bounded(question, self.columns.cell(line, "constraint")), left

    # Its cells

    def _check_cells(self, line: Line) -> None:
        if unread := self.columns.unread(line):
            raise Refused(*unread)
        for column in self.columns.by_number.values():
            if column.role in DECISIVE and self._decides(line, column.role):
                raise Refused(column.role, self.columns.cell(line, column.role))

    def _decides(self, line: Line, role: str) -> bool:
        said = self.columns.cell(line, role)
        return bool(said) and not (role in ("read_only", "disabled") and aliases.yes_no.get(said) is False)

    def _name(self, line: Line, automatic: str = "") -> str:
        name = self.columns.cell(line, "name") or automatic
        if not name:
            raise Refused("no_name")
        if not NAME.fullmatch(name):
            raise Refused("name", name)
        if name in self.names:
            raise Refused("twice", self.names[name])
        return name

    def _required(self, line: Line) -> bool:
        said = self.columns.cell(line, "required")
        if said and said not in aliases.yes_no:
            raise Refused("required", said)
        return aliases.yes_no.get(said, False)

    def _own_condition(self, line: Line, group: _Group | None) -> Condition | None:
        """A question has one condition: its own, or the one of its heading."""
        own = self._condition(self.columns.cell(line, "relevant"))
        above = group.condition if group else None
        if own and above:
            raise Refused("two_conditions")
        return own or above

    def _condition(self, text: str) -> Condition | None:
        if not text:
            return None
        meant = read_condition(text)
        about = self.before.get(meant.condition.question)
        if about is None:
            raise Refused("condition_question", meant.condition.question)
        if about.kind is Kind.SEVERAL and not meant.chosen:
            raise Refused("condition_several", about.name)
        if about.kind is Kind.NUMBER and meant.chosen:
            raise Refused("condition_complicated", text)
        return meant.condition


def _never_closed(columns: Columns) -> set[int]:
    """The rows of the groups that do not end."""
    begun: list[int] = []
    for line in columns.sheet.lines:
        word = columns.cell(line, "type")
        if is_begin(word):
            begun.append(line.number)
        elif is_end(word) and begun:
            begun.pop()
    return set(begun)


def _drawn(question: Question, appearance: str) -> tuple[Question, tuple[str, str]]:
    """What the appearance makes of it, and what is left out: on our screens there is one question, drawn our way."""
    words = appearance.split()
    if MATRIX & set(words):
        raise Refused("matrix")
    if "ex:" in appearance or "search(" in appearance:
        raise Refused("other_program", appearance)
    if question.kind is Kind.SHORT and "multiline" in words:
        return replace(question, kind=Kind.LONG), _left_out(appearance, "multiline")
    if question.kind is Kind.ONE and "likert" in words and len(question.choices) in FACES:
        return replace(question, kind=Kind.FACES), _left_out(appearance, "likert")
    return question, _left_out(appearance)


def _left_out(appearance: str, used: str = "") -> tuple[str, str]:
    left = [word for word in appearance.split() if word != used]
    return ("appearance", " ".join(left)) if left else ("", "")


def _ours(question: Question, said: str) -> Question:
    """A choice between yes and no that our own column calls by its name: the words are then those of our screens."""
    if not said:
        return question
    if said not in KINDS or question.kind is not Kind.ONE or [one.name for one in question.choices] != ["yes", "no"]:
        raise Refused(OURS, said)
    return replace(question, kind=KINDS[said], list_name="", choices=(), with_other=False)


def _bounded(question: Question, constraint: str) -> Question:
    if not constraint:
        return question
    if question.kind is Kind.NUMBER:
        least, most = read_bounds(constraint)
        return replace(question, least=least, most=most)
    if question.kind is Kind.SEVERAL:
        return replace(question, at_most=read_count(constraint))
    raise Refused("constraint", constraint)
