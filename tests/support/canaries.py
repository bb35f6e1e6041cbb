"""Words that are nowhere else, planted, and looked for everywhere the house may keep something."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection

# In no word of French, so that nothing else holds it.
MARK = "zqxj"


class Canaries:
    """Each called once by the name of where it is put: « canaries("draft") » -> a word to plant there."""

    def __init__(self) -> None:
        self.planted: dict[str, str] = {}

    def __call__(self, where: str) -> str:
        assert where not in self.planted
        self.planted[where] = f"canari{len(self.planted):02}{MARK}"
        return self.planted[where]

    def add(self, where: str, word: str) -> str:
        """One whose place takes no letters, a number for instance."""
        self.planted[where] = word
        return word

    def found(self, logs: str = "") -> dict[str, list[str]]:
        """By canary, where it still is."""
        seen: dict[str, list[str]] = {}
        for place, content in everywhere(logs):
            for where, word in self.planted.items():
                if word.encode() in content:
                    seen.setdefault(where, []).append(place)
        return {where: sorted(set(places)) for where, places in seen.items()}


def everywhere(logs: str) -> Iterator[tuple[str, bytes]]:
    yield from rows()
    yield from _database_files()
    yield from _media()
    yield from _cached()
    yield from _sessions()
    yield ("logs", logs.encode())


def rows() -> Iterator[tuple[str, bytes]]:
    """Every value of every column of every table there is, those of search indexes included."""
    with connection.cursor() as cursor:
        for table in _tables(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    for content in _readings(value):
                        yield f"{table}.{name}", content


def _tables(cursor) -> Iterable[str]:
    if connection.vendor == "sqlite":
        # The introspection leaves out the tables inside a full text index.
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return [name for (name,) in cursor.fetchall()]
    return connection.introspection.table_names(cursor)


def _readings(value: object) -> Iterator[bytes]:
    """The value as bytes; and inside, where it is packed."""
    content = bytes(value) if isinstance(value, (bytes, memoryview)) else str(value).encode()
    yield content
    for unpack in (zlib.decompress, gzip.decompress):
        try:
            yield unpack(content)
        except (OSError, EOFError, zlib.error):
            continue


def _database_files() -> Iterator[tuple[str, bytes]]:
    """The file of SQLite whole, free pages included, and what is beside it."""
    if connection.vendor == "sqlite":
        for path in sorted(
            Path(connection.settings_dict["NAME"]).parent.glob(f"{Path(connection.settings_dict['NAME']).name}*")
        ):
            yield f"file {path.name}", path.read_bytes()


def _media() -> Iterator[tuple[str, bytes]]:
    root = Path(settings.MEDIA_ROOT)
    for path in sorted(root.rglob("*")):
        yield "name of a file", str(path.relative_to(root)).encode()
        if path.is_file():
            yield f"file {path.name}", path.read_bytes()


def _cached() -> Iterator[tuple[str, bytes]]:
    """What the in-memory cache holds, keys and values."""
    for key, value in getattr(cache, "_cache", {}).items():
        yield "cache", f"{key}".encode()
        yield "cache", value


def _sessions() -> Iterator[tuple[str, bytes]]:
    for session in Session.objects.order_by("pk"):
        yield "session", repr(session.get_decoded()).encode()
