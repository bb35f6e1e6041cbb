"""The sheet of settings: the title of the questionnaire, its name and its version."""

from __future__ import annotations

from .columns import Columns
from .reading import Sheet
from .rows import Row


class Settings:
    """What the first row says. Every column that is nothing to us is said by name."""

    title = form_id = version = default_language = ""

    def __init__(self, sheet: Sheet | None) -> None:
        self.rows: list[Row] = []
        if sheet is None:
            return
        columns = Columns(sheet)
        self.rows = list(columns.rows)
        for place, line in enumerate(sheet.lines):
            unread = columns.unread(line)
            if place or unread:
                reason, detail = unread or ("settings_twice", "")
                self.rows.append(Row(sheet.name, line.number, False, reason, detail))
                continue
            self.title, self.form_id, self.version, self.default_language = (
                columns.cell(line, role) for role in ("title", "form_id", "version", "default_language")
            )
            self.rows.append(Row(sheet.name, line.number, True))
