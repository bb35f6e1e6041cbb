"""Everything about somebody, to take along: sheets of rows, files, and the ZIP they travel in."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

PIECE = 64 * 1024
"""Bytes read of a file at once."""
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True)
class Column:
    """key: its name in JSON, in small letters; title: what is read above it."""

    key: str
    title: str | StrPromise


@dataclass(frozen=True)
class Sheet:
    """One table. name: of its files, in small letters; rows: as many values as columns, each as it is said."""

    name: str
    title: str | StrPromise
    columns: Sequence[Column]
    rows: Sequence[Sequence[object]] = field(default_factory=list)


@dataclass(frozen=True)
class Attachment:
    """One file of hers. read: its bytes, piece by piece, asked for when its turn comes."""

    name: str
    read: Callable[[], Iterable[bytes]]


def cell(value: object) -> str:
    """A value as a CSV cell that no spreadsheet takes for a formula: what begins like one gets an apostrophe first.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULAS) else text


def as_csv(sheet: Sheet) -> bytes:
    """Semicolons and a byte order mark: what a French spreadsheet opens at once."""
    page = io.StringIO(newline="")
    writer = csv.writer(page, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow([cell(column.title) for column in sheet.columns])
    writer.writerows([cell(value) for value in row] for row in sheet.rows)
    return page.getvalue().encode("utf-8-sig")


def as_json(sheet: Sheet) -> bytes:
    """A list of objects, one per row."""
    keys = [column.key for column in sheet.columns]
    rows = [dict(zip(keys, (_plain(value) for value in row), strict=True)) for row in sheet.rows]
    return json.dumps(rows, ensure_ascii=False, indent=2).encode()


def _plain(value: object) -> Any:
    return value if value is None or isinstance(value, (bool, int)) else str(value)


class _Pipe(io.RawIOBase):
    """What is written in it waits to be taken: a ZIP file that is sent while it is made, and rests nowhere."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._waiting += data
        return len(data)

    def take(self) -> bytes:
        taken = bytes(self._waiting)
        self._waiting.clear()
        return taken


def zipped(files: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[bytes]:
    """The bytes of a ZIP of these files (name, pieces), one after the other, as they are ready."""
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in files:
            entry = zipfile.ZipInfo(name)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            with archive.open(entry, "w") as inside:
                for piece in pieces:
                    inside.write(piece)
                    if taken := pipe.take():
                        yield taken
            yield pipe.take()
    yield pipe.take()
