"""What a row says, in each language."""

from __future__ import annotations

import re

from participation.consultations.engine.form import Texts, Words

from .columns import SPOKEN, Columns
from .reading import Line
from .rows import Refused

FILE_NAME = re.compile(r"\w[\w .()-]{0,99}")
"""What names a picture or a recording: a file, not a way to one."""


def spoken(columns: Columns, line: Line) -> Texts:
    """Only the languages that have words there. Raises Refused for words that hold somebody's answer: `${name}`,
    or for a file that is somewhere else."""
    found: dict[str, dict[str, str]] = {}
    for number, column in columns.by_number.items():
        if column.role in SPOKEN and number in line.cells:
            found.setdefault(column.language, {})[column.role] = line.cells[number]
    words = {language: Words(**found[language]) for language in columns.languages if language in found}
    if any("${" in text for one in words.values() for text in (one.label, one.hint)):
        raise Refused("quotes_answer")
    for name in (name for one in words.values() for name in (one.image, one.audio)):
        if name and not FILE_NAME.fullmatch(name):
            raise Refused("file_name", name)
    return words
