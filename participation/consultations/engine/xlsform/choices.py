"""The sheet of choices: the lists that questions use. A list with a refused row is used by nobody."""

from __future__ import annotations

from dataclasses import dataclass, field

from participation.consultations.engine.form import Choice, faults_of_choice

from .columns import Columns
from .reading import Line, Sheet
from .rows import Refused, Row
from .words import spoken

MOST_CHOICES = 60
"""Answers of one list: a screen is read from top to bottom."""


@dataclass
class _List:
    """rows: the numbers of those that are taken. broken: the number of the first refused one, 0 for none."""

    choices: list[Choice] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    broken: int = 0
    used: bool = False


class Lists:
    def __init__(self, sheet: Sheet | None, language: str) -> None:
        self.sheet = sheet
        self.lists: dict[str, _List] = {}
        self.refused: dict[int, Row] = {}
        self.languages: tuple[str, ...] = ()
        self.columns = Columns(sheet, language) if sheet else None
        if sheet and self.columns:
            self.languages = self.columns.languages
            for line in sheet.lines:
                self._read(self.columns, line)

    def choices(self, name: str) -> tuple[Choice, ...]:
        """Raises Refused for a list that is not whole."""
        if name not in self.lists:
            raise Refused("list_unknown", name)
        if broken := self.lists[name].broken:
            raise Refused("list_broken", broken)
        return tuple(self.lists[name].choices)

    def use(self, name: str) -> None:
        """A question that is taken asks for it."""
        self.lists[name].used = True

    @property
    def all_rows(self) -> list[Row]:
        """In the order of the sheet. A list that nothing uses is not kept."""
        if not self.columns or not self.sheet:
            return []
        rows = dict(self.refused)
        for name, one in self.lists.items():
            for number in one.rows:
                reason = "" if one.used else "list_broken" if one.broken else "list_unused"
                detail = "" if one.used else str(one.broken) if one.broken else name
                rows[number] = Row(self.sheet.name, number, one.used, reason, detail)
        return [*self.columns.rows, *(rows[number] for number in sorted(rows))]

    def _read(self, columns: Columns, line: Line) -> None:
        name = columns.cell(line, "list_name")
        known = self.lists.setdefault(name, _List()) if name else _List()
        try:
            choice = self._choice(columns, line, known)
        except Refused as refused:
            known.broken = known.broken or line.number
            self.refused[line.number] = Row(columns.sheet.name, line.number, False, refused.reason, refused.detail)
            return
        known.choices.append(choice)
        known.rows.append(line.number)

    def _choice(self, columns: Columns, line: Line, known: _List) -> Choice:
        if unread := columns.unread(line):
            raise Refused(*unread)
        if not columns.cell(line, "list_name"):
            raise Refused("no_list_name")
        name = columns.cell(line, "name")
        if not name:
            raise Refused("no_name")
        if name in {one.name for one in known.choices}:
            raise Refused("choice_twice", name)
        if len(known.choices) >= MOST_CHOICES:
            raise Refused("too_many_choices", MOST_CHOICES)
        choice = Choice(name, spoken(columns, line))
        if found := faults_of_choice(choice, columns.default_language):
            raise Refused(found[0], name)
        return choice
