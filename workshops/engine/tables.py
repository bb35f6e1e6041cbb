"""A table that somebody saved as CSV, as spreadsheets write it in France: apart by a semicolon, a comma or a tab, in
UTF-8 or in the letters of Windows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from kit.words import fold

BIGGEST, MOST_ROWS = 200_000, 300
"""Bytes, and lines below the header."""


class Why(StrEnum):
    EMPTY = "empty"
    BIG = "big"
    LONG = "long"
    NO_TEXT = "no_text"
    NO_COLUMN = "no_column"


class NoTable(ValueError):
    """The file cannot be read as a table. what: the columns that are missing."""

    def __init__(self, why: Why, what: str = "") -> None:
        super().__init__(why, what)
        self.why, self.what = why, what


@dataclass(frozen=True)
class Row:
    """line: as a spreadsheet numbers it, the header is 1. cells: by the name of the column, folded."""

    line: int
    cells: dict[str, str]


def name_of(heading: str) -> str:
    """« Jusqu’au » -> « jusquau »: how a column is known, whoever typed it."""
    return re.sub(r"[^a-z]", "", fold(heading))


def read_table(content: bytes, needed: Collection[str]) -> list[Row]:
    """The rows that say something. needed: names of columns. Raises NoTable."""
    if len(content) > BIGGEST:
        raise NoTable(Why.BIG)
    text = _text(content)
    lines = text.splitlines()
    if not any(line.strip() for line in lines):
        raise NoTable(Why.EMPTY)
    heading = next(line for line in lines if line.strip())
    apart = max(";\t,", key=heading.count)
    read = [(at, row) for at, row in _read(text, apart) if any(cell.strip() for cell in row)]
    names = [name_of(cell) for cell in read[0][1]]
    if missing := [name for name in needed if name not in names]:
        raise NoTable(Why.NO_COLUMN, ", ".join(missing))
    if len(read) - 1 > MOST_ROWS:
        raise NoTable(Why.LONG)
    return [
        Row(at, {name: cell.strip() for name, cell in zip(names, row, strict=False) if name}) for at, row in read[1:]
    ]


def _read(text: str, apart: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text), delimiter=apart)
    try:
        return [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise NoTable(Why.NO_TEXT) from error


def _text(content: bytes) -> str:
    if b"\0" in content:
        raise NoTable(Why.NO_TEXT)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
