"""What became of each row of a spreadsheet, and what refuses a whole one: codes, that the screens make sentences of."""

from __future__ import annotations

from dataclasses import dataclass

from participation.consultations.engine.form import Form

SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"
READ = (SURVEY, CHOICES, SETTINGS)
"""The sheets that make a questionnaire."""


@dataclass(frozen=True)
class Row:
    """One row and what became of it. number: as the spreadsheet counts, the titles are row 1; 0 for a whole sheet.

    reason: a code, "" for a row taken whole; detail: what it is about. A row that is taken may have a reason too: what
    was left out of it.
    """

    sheet: str
    number: int
    taken: bool
    reason: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Parsed:
    """A form with the rows it was made of, in the order of the file. The form of no taken question has none."""

    form: Form
    rows: tuple[Row, ...]

    @property
    def refused(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if not row.taken)


class Unreadable(ValueError):
    """The file as a whole: nothing of it is taken. what: a code; sheet, number: where, when there is a place."""

    def __init__(self, what: str, *, sheet: str = "", number: int = 0, detail: str = "") -> None:
        self.what, self.sheet, self.number, self.detail = what, sheet, number, detail
        super().__init__(what)


class Refused(Exception):
    """One row. reason, detail: those of its Row."""

    def __init__(self, reason: str, detail: object = "") -> None:
        self.reason, self.detail = reason, str(detail)
        super().__init__(reason)
