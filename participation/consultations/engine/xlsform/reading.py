"""A spreadsheet that somebody sent, as sheets of text. Bounded before anything is opened, and nothing is evaluated.

pyxform's own backends are not used here: they turn the non-breaking space of « Pourquoi ? » into a space, stop after
60 empty rows without a word, and read what a formula gave the last time. openpyxl and xlrd, below them, do the work.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import xlrd
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.cell import range_boundaries
from openpyxl.workbook import Workbook as Opened

from .rows import READ, Unreadable

BIGGEST = 2 * 1024 * 1024
"""Bytes of a file that is read."""
BIGGEST_UNPACKED = 10 * 1024 * 1024
"""Bytes of an .xlsx once unpacked: it is a ZIP, and a small one may hold gigabytes."""
BIGGEST_PART = 1024 * 1024
"""Bytes of those of its parts that are no sheet: they are read whole."""
MOST_PARTS = 500
MOST_TAGS = 400_000
"""Marks in all the parts: a tiny empty cell takes a hundred times its size once it is read."""
PIECE = 64 * 1024
MOST_SHEETS = 20
MOST_ROWS = 2_000
"""Rows of one sheet."""
FARTHEST = 20_000
"""Where one stops to look for more of them: some programs leave thousands of empty rows."""
MOST_MERGED = 10_000
"""Cells that are hidden behind others."""
MOST_COLUMNS = 200
LONGEST_CELL = 2_000
"""Characters."""
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STREAMED = ("xl/worksheets/", "xl/sharedStrings")
MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})""")
NONE_MERGED: Mapping[int, set[int]] = {}


@dataclass(frozen=True)
class Line:
    """The cells of one row, by column from 0, without the empty ones. marks: column -> why its cell is not read."""

    number: int
    cells: dict[int, str] = field(default_factory=dict)
    marks: dict[int, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not self.cells and not self.marks


@dataclass(frozen=True)
class Sheet:
    """name: as in the file. titles: its first row. lines: the others, without the empty ones."""

    name: str
    titles: Line
    lines: tuple[Line, ...]

    @property
    def key(self) -> str:
        return self.name.strip().lower()


def read_workbook(data: bytes) -> tuple[Sheet, ...]:
    """The sheets of an .xlsx or .xls, in order. Raises Unreadable, and nothing else, whatever the bytes are."""
    if len(data) > BIGGEST:
        raise Unreadable("too_big", detail=str(BIGGEST // 1024 // 1024))
    if data.startswith(ZIP):
        return _read(_sheets_of_xlsx, _unpacked(data))
    if data.startswith(OLE):
        return _read(_sheets_of_xls, io.BytesIO(data))
    raise Unreadable("not_a_spreadsheet")


def _read(sheets: Callable[[io.BytesIO], Iterator[Sheet]], file: io.BytesIO) -> tuple[Sheet, ...]:
    """Files made to break a reader break it in any way: every exception of theirs is the same news."""
    try:
        return tuple(sheets(file))
    except Unreadable:
        raise
    except Exception as broken:
        raise Unreadable("broken") from broken


def _unpacked(data: bytes) -> io.BytesIO:
    """The parts that are XML, in an archive that nothing has to be unpacked from any more.

    Sizes that an archive tells may lie, and Python unpacks a whole part before it compares: here each is unpacked
    piece by piece, and no further than allowed.
    """
    safe = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(safe, "w") as copy:
            parts = {part.filename: part for part in archive.infolist()}
            _check_kind(parts)
            left, tags = BIGGEST_UNPACKED, 0
            for name in (name for name in parts if name.endswith((".xml", ".rels"))):
                most = left if _is_streamed(name) else min(left, BIGGEST_PART)
                content = _piece_by_piece(archive, parts[name], most)
                left, tags = left - len(content), tags + content.count(b"<")
                if tags > MOST_TAGS:
                    raise _too_big_unpacked()
                copy.writestr(name, content)
    except Unreadable:
        raise
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError, OSError, EOFError) as broken:
        raise Unreadable("broken") from broken
    return safe


def _check_kind(parts: Collection[str]) -> None:
    if "xl/workbook.xml" not in parts:
        raise Unreadable("not_excel" if "mimetype" in parts else "not_a_spreadsheet")
    if len(parts) > MOST_PARTS:
        raise _too_big_unpacked()


def _piece_by_piece(archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> bytes:
    # Only these two are unpacked by the piece.
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Unreadable("broken")
    if part.file_size > most:
        raise _too_big_unpacked()
    content = bytearray()
    with archive.open(part) as file:
        while piece := file.read(PIECE):
            content += piece
    return bytes(content)


def _too_big_unpacked() -> Unreadable:
    return Unreadable("too_big_unpacked", detail=str(BIGGEST_UNPACKED // 1024 // 1024))


def _is_streamed(name: str) -> bool:
    return name.startswith(STREAMED)


def _sheets_of_xlsx(file: io.BytesIO) -> Iterator[Sheet]:
    # data_only=False: a formula is seen as one, instead of as what some program says it gave.
    reader = ExcelReader(file, read_only=True, data_only=False, keep_links=False)
    reader.read()
    book: Opened = reader.wb
    try:
        _check_count(len(book.sheetnames))
        for sheet in book.worksheets:
            # What the file says of its size may be a lie in both directions: read until there is nothing.
            sheet.reset_dimensions()
            rows = (((cell.value, cell.data_type) for cell in row) for row in sheet.iter_rows())
            yield _sheet(sheet.title, rows, _of_xlsx, _merged(reader.archive.read(sheet._worksheet_path), sheet.title))
    finally:
        book.close()


def _merged(part: bytes, name: str) -> Mapping[int, set[int]]:
    """Row -> the columns that a merged cell hides: they are empty in the file, not on the screen of who wrote it."""
    hidden: defaultdict[int, set[int]] = defaultdict(set)
    count = 0
    for found in MERGED.finditer(part):
        left, top, right, bottom = (place or 1 for place in range_boundaries(found[1].decode()))
        count += (min(right, MOST_COLUMNS) - left + 1) * (min(bottom, MOST_ROWS) - top + 1)
        if count > MOST_MERGED:
            raise Unreadable("too_many_merged", sheet=name, number=top)
        for row in range(top, min(bottom, MOST_ROWS) + 1):
            hidden[row] |= {
                column - 1 for column in range(left, min(right, MOST_COLUMNS) + 1) if (row, column) != (top, left)
            }
    return hidden


def _of_xlsx(value: Any, kind: str) -> str | None:
    """The cell as text; None for a formula. Raises ValueError with the code of what cannot be read."""
    if kind == "f":
        raise ValueError("formula")
    if kind == "e":
        raise ValueError("error_cell")
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        raise ValueError("date_cell")
    return _as_text(value)


def _sheets_of_xls(file: io.BytesIO) -> Iterator[Sheet]:
    # Ragged rows: one cell in the last corner of a sheet does not make 16 million others. An .xls tells nobody that a
    # cell is a formula: what it shows is read, and nothing is computed either.
    book = xlrd.open_workbook(file_contents=file.getvalue(), logfile=io.StringIO(), on_demand=True, ragged_rows=True)
    try:
        _check_count(book.nsheets)
        for number in range(book.nsheets):
            sheet = book.sheet_by_index(number)
            rows = (((cell.value, cell.ctype) for cell in sheet.row(one)) for one in range(sheet.nrows))
            yield _sheet(sheet.name, rows, _of_xls)
    finally:
        book.release_resources()


def _of_xls(value: Any, kind: int) -> str:
    if kind == xlrd.XL_CELL_ERROR:
        raise ValueError("error_cell")
    if kind == xlrd.XL_CELL_DATE:
        raise ValueError("date_cell")
    return _as_text(bool(value) if kind == xlrd.XL_CELL_BOOLEAN else value)


def _as_text(value: Any) -> str:
    """As it is typed: 3, not 3.0; TRUE; the spaces around a text are nobody's."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def _sheet(
    name: str,
    rows: Iterable[Iterable[tuple[Any, Any]]],
    text: Callable[[Any, Any], str | None],
    merged: Mapping[int, set[int]] = NONE_MERGED,
) -> Sheet:
    """Rows beyond what is read end the whole for a sheet that makes the questionnaire; another sheet is cut there."""
    lines = []
    for number, row in enumerate(rows, start=1):
        line = _line(name, number, row, text)
        line.marks.update(dict.fromkeys(merged.get(number, ()), "merged"))
        if number > FARTHEST or (number > MOST_ROWS and not line.is_empty):
            if name.strip().lower() in READ:
                raise Unreadable("too_many_rows", sheet=name, number=number, detail=str(MOST_ROWS))
            break
        if number == 1 or not line.is_empty:
            lines.append(line)
    return Sheet(name, lines[0] if lines else Line(1), tuple(lines[1:]))


def _line(name: str, number: int, row: Iterable[tuple[Any, Any]], text: Callable[[Any, Any], str | None]) -> Line:
    line = Line(number)
    for column, (value, kind) in enumerate(row):
        try:
            words = text(value, kind)
        except ValueError as cannot:
            line.marks[column] = str(cannot)
            continue
        if words and column >= MOST_COLUMNS:
            raise Unreadable("too_many_columns", sheet=name, number=number, detail=str(MOST_COLUMNS))
        if words and len(words) > LONGEST_CELL:
            line.marks[column] = "cell_too_long"
        elif words:
            line.cells[column] = words
    return line


def _check_count(sheets: int) -> None:
    if sheets > MOST_SHEETS:
        raise Unreadable("too_many_sheets", detail=str(MOST_SHEETS))
