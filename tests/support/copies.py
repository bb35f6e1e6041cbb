"""Copies of a whole database, made as it goes: every table of every sort, with what the database writes beside each
row, and the files themselves with the write-ahead log. Nothing here knows a table by its name, but the one of the
sessions, whose rows are unpacked first.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection, transaction

Signs = Mapping[str, Mapping[str, int]]
"""Kind of thing ("person", "answer"...) -> what tells it, in small letters and figures -> the number of the person
whose it is."""
RARE = 3
"""A value found in more rows than that joins nothing."""
SHORT = 200
"""Signs of a value that is kept as it is; of a longer one, a digest."""
TOKEN = re.compile(r"[0-9a-z]{4,}")
ID = re.compile(r"[0-9a-f]{32}|[0-9a-f]{64}")
BESIDE = {
    "postgresql": 'xmin::text::bigint AS "(xmin)", ctid::text AS "(place)"',
    "sqlite": 'rowid AS "(rowid)"',
}


@dataclass
class Row:
    """A row as it was in one copy or several. whose: kind -> the persons it tells of; first, last: number of the copies
    in which it was seen first and last; lengths: by column; own: kind -> the persons it tells of by itself; links: what
    another row may have in common with it."""

    values: dict[str, Any]
    lengths: dict[str, int]
    first: int
    last: int
    own: dict[str, set[int]]
    links: frozenset[str]
    whose: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))


class Copies:
    """All that was seen, copy after copy. tables: name -> its rows, each once however often it was seen."""

    def __init__(self) -> None:
        self.tables: dict[str, dict[tuple, Row]] = defaultdict(dict)
        self.turn = 0

    def add(self, signs: Signs) -> None:
        """One copy more, of the database as it is now."""
        self.turn += 1
        there = [(table, row) for table in _tables() for row in self._read(table, signs)]
        _tell_neighbours(there)

    def _read(self, table: str, signs: Signs) -> list[Row]:
        known, found = self.tables[table], []
        for place, values in enumerate(_rows(table)):
            values.setdefault("(place)", f"{place:09}")
            key = tuple(_short(value) for name, value in values.items() if not name.startswith("("))
            if (row := known.get(key)) is None:
                row = known[key] = _new_row(table, values, key, signs, self.turn)
            row.last = self.turn
            found.append(row)
        return found


def _new_row(table: str, values: dict[str, Any], key: tuple, signs: Signs, turn: int) -> Row:
    names = [name for name in values if not name.startswith("(")]
    kept = dict(zip(names, key, strict=True)) | {name: values[name] for name in values if name.startswith("(")}
    kept["(place)"] = _comparable_place(kept["(place)"])
    lengths = {name: len(values[name]) for name in names if isinstance(values[name], str | bytes)}
    tokens = set(itertools.chain.from_iterable(_tokens(value) for value in _unpacked(table, values)))
    own = {kind: {known[token] for token in tokens & known.keys()} for kind, known in signs.items()}
    ids = {token for token in tokens if ID.fullmatch(token)}
    links = ids | {link for name, value in kept.items() if len(link := _bare(name, value)) > 3}
    return Row(kept, lengths, turn, turn, {kind: some for kind, some in own.items() if some}, frozenset(links))


def _unpacked(table: str, values: Mapping[str, Any]) -> Iterable[Any]:
    if table.endswith("django_session"):
        yield import_module(settings.SESSION_ENGINE).SessionStore().decode(values["session_data"])
    yield from values.values()


def _tokens(value: Any) -> list[str]:
    text = value.hex() if isinstance(value, bytes) and len(value) <= 64 else value
    text = text.decode("latin-1") if isinstance(text, bytes) else str(text)
    return TOKEN.findall(text.lower().replace("-", ""))


def _short(value: Any) -> Any:
    if isinstance(value, str | bytes) and len(value) > SHORT:
        raw = value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")
        return hashlib.sha1(raw, usedforsecurity=False).hexdigest()
    return value


def _comparable_place(place: str) -> tuple[int, ...]:
    return tuple(int(one) for one in re.findall(r"\d+", place))


def _tell_neighbours(there: list[tuple[str, Row]]) -> None:
    """A row that shares a rare value with another, the number of the transaction among them, tells what that one tells;
    and so does the next, which shares another. Nobody's row becomes somebody's, hers stays hers."""
    by_value: dict[Any, list[Row]] = defaultdict(list)
    for _table, row in there:
        for value in row.links:
            by_value[value].append(row)
    pairs = [rows for rows in by_value.values() if 1 < len(rows) <= RARE]
    told = {id(row): dict(row.own) for _table, row in there if row.own}
    for _step in range(2):
        heard: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for rows in pairs:
            for one, other in itertools.permutations(rows, 2):
                for kind, people in told.get(id(one), {}).items():
                    if kind not in told.get(id(other), {}):
                        heard[id(other)][kind] |= people
        for number, kinds in heard.items():
            told[number] = told.get(number, {}) | kinds
    for _table, row in there:
        for kind, people in told.get(id(row), {}).items():
            row.whose[kind] |= people


def _bare(name: str, value: Any) -> str:
    if name.startswith("("):
        return f"transaction {value}" if name == "(xmin)" else ""
    return str(value).replace("-", "")


# What a database says


def _tables() -> list[str]:
    """All there are: with those that hold long values, and those of the search indexes."""
    asked = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name",
        # From 16384 on: those that are not the server's own.
        "postgresql": "SELECT oid::regclass::text FROM pg_class WHERE relkind IN ('r', 't', 'm') AND oid >= 16384 "
        "ORDER BY 1",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        return [name for (name,) in cursor.fetchall()]


def _rows(table: str) -> Iterator[dict[str, Any]]:
    """In the order in which they lie in the file."""
    quoted = table if "." in table else connection.ops.quote_name(table.strip('"'))
    for beside in (BESIDE[connection.vendor], None):  # some tables of a search index have no rowid
        with contextlib.suppress(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SELECT {beside}, * FROM {quoted}" if beside else f"SELECT * FROM {quoted}")  # noqa: S608
            names = [column[0] for column in cursor.description]
            found = [dict(zip(names, map(_plain, row), strict=True)) for row in cursor.fetchall()]
            return iter(found)
    return iter(())


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


# The files themselves


def contents() -> Iterator[bytes]:
    """What the files hold. A server at work takes files away at any time: one that went since it was listed holds
    nothing any more, for her either."""
    for path in _files():
        with contextlib.suppress(FileNotFoundError):
            yield path.read_bytes()


def _files() -> list[Path]:
    if connection.vendor == "sqlite":
        name = Path(connection.settings_dict["NAME"])
        return [path for path in (name, name.with_name(f"{name.name}-wal")) if path.exists()]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('data_directory'), oid FROM pg_database WHERE datname = current_database()"
        )
        folder, number = cursor.fetchone()
    # The other databases of the same server are those of other tests: only its log mixes them with ours.
    parts = (f"base/{number}", "base/pgsql_tmp", "pg_wal")
    return sorted(path for part in parts for path in (Path(folder) / part).rglob("*") if path.is_file())
