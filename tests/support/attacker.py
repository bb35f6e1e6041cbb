"""Somebody who holds the whole database, its files, its log and the times of the server, and wants to know who answered
what. Every order in which persons can be put is tried against every order in which answers can be put, and every value
that two rows have in common is followed.

The answers are made for her: each person chose another option, c000, c001..., so that a right guess can be told.
"""

from __future__ import annotations

import contextlib
import itertools
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

CHOSEN = re.compile(r"c\d{3}")
RAW = {"sqlite": re.compile(rb'"v": ?\["(c\d{3})"'), "postgresql": re.compile(rb"v[\x00-\x1f@P ]{4,16}(c\d{3})(?!\d)")}
"""An answer as each database writes it in a page: as JSON, or with the lengths of its parts before them."""
RARE = 3
"""A value found in more rows than that joins nothing."""
SHEETS = ("consultations_sheet", "consultations_keptsheet")
Row = dict[str, Any]


@dataclass
class Truth:
    """What the attacker looks for. chosen: id of a person -> the option she chose. sent: the persons in the order in
    which the server's log saw them send."""

    chosen: dict[str, str] = field(default_factory=dict)
    sent: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Verdict:
    """attacks: how many were tried; best: how many persons the best of them got right, and its name; chance: how many
    the best of as many blind guesses gets right, once in a thousand; readable: answers that could be read at all."""

    attacks: int
    best: int
    name: str
    chance: int
    readable: int

    @property
    def beats_chance(self) -> bool:
        return self.best > self.chance


def attack(truth: Truth) -> Verdict:
    """Try everything on the database as it is now."""
    tables = {name: _rows(name) for name in connection.introspection.table_names()}
    persons = dict(_orders_of_persons(tables, truth))
    answers = dict(_orders_of_answers(tables))
    results = {
        f"{one} x {other}": _right(truth, zip(ids, options, strict=False))
        for (one, ids), (other, options) in itertools.product(persons.items(), answers.items())
    }
    results |= {f"{name}, backwards": _right(truth, pairs) for name, pairs in _backwards(persons, answers)}
    results["values in common"] = _right(truth, _joined(tables, truth))
    best = max(results, key=results.get)
    readable = max((len(set(options)) for options in answers.values()), default=0)
    return Verdict(len(results), results[best], best, chance(len(truth.chosen), len(results)), readable)


def chance(people: int, attacks: int) -> int:
    """How many of `people` the best of so many blind guesses gets right, 999 times in 1,000 at most."""
    draws = random.Random(5)
    order = list(range(people))
    # The hits of one shuffled order: simulated once, then drawn from.
    hits = []
    for _ in range(4_000):
        draws.shuffle(order)
        hits.append(sum(place == one for place, one in enumerate(order)))
    bests = sorted(max(draws.choices(hits, k=attacks)) for _ in range(1_000))
    return bests[998]


def _right(truth: Truth, pairs: Iterable[tuple[str, str]]) -> int:
    return sum(truth.chosen.get(person) == option for person, option in pairs)


def _backwards(persons: Mapping, answers: Mapping) -> Iterator[tuple[str, Iterable[tuple[str, str]]]]:
    for (one, ids), (other, options) in itertools.product(persons.items(), answers.items()):
        yield f"{one} x {other}", zip(ids, reversed(options), strict=False)


# What a database says of its rows


def _rows(table: str) -> list[Row]:
    """Every row with what the database writes beside it, in the order in which it lies in the file."""
    quoted = connection.ops.quote_name(table)
    hidden = {"postgresql": "xmin::text::bigint AS xmin, ctid::text AS ctid", "sqlite": "rowid AS rowid_"}
    if "fts" in table:  # a search index has no rows of its own
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT *, {hidden[connection.vendor]} FROM {quoted}")  # noqa: S608
        names = [column[0] for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    for place, row in enumerate(rows):
        row["place"] = _place(row.get("ctid"), place)
    return rows


def _place(ctid: str | None, otherwise: int) -> tuple[int, ...]:
    return tuple(int(one) for one in re.findall(r"\d+", ctid)) if ctid else (otherwise,)


def _orders_of_persons(tables: Mapping[str, list[Row]], truth: Truth) -> Iterator[tuple[str, Sequence[str]]]:
    yield "the log of the server", truth.sent
    yield "raw files, first", _in_files(_patterns_of(truth), last=False)
    yield "raw files, last", _in_files(_patterns_of(truth), last=True)
    for table, rows in tables.items():
        known = [(row, person) for row in rows if (person := _person_in(table, row, truth))]
        if len({person for _row, person in known}) > 1:
            yield from _orders(table, known)
    # Digests are nobody's for her, but their order may be that of the log.
    for table in ("consultations_mark", "consultations_voice", "consultations_draft", "consultations_receipt"):
        rows = tables.get(table, [])
        for name, order in _orders(table, [(row, place) for place, row in enumerate(rows)]):
            if len(order) == len(truth.sent):
                yield f"{name} as the log", [truth.sent[place] for place in order]


def _orders_of_answers(tables: Mapping[str, list[Row]]) -> Iterator[tuple[str, Sequence[str]]]:
    for table in SHEETS:
        known = [(row, found.group()) for row in tables.get(table, []) if (found := CHOSEN.search(str(row["content"])))]
        if known:
            yield from _orders(table, known)
    yield "raw files, first", _in_files(None, last=False)
    yield "raw files, last", _in_files(None, last=True)


def _orders(table: str, known: Sequence[tuple[Row, Any]]) -> Iterator[tuple[str, list[Any]]]:
    """By each of its columns, where they put the rows in an order at all; each thing once."""
    for column in known[0][0] if known else ():
        values = [row[column] for row, _thing in known]
        if column != "place" and len({str(value) for value in values}) < 2:
            continue
        ordered = sorted(known, key=lambda pair: _comparable(pair[0][column]))
        yield f"{table}.{column}", list(dict.fromkeys(thing for _row, thing in ordered))


def _comparable(value: Any) -> tuple[str, Any]:
    if isinstance(value, int | float):
        return "n", value
    return ("t", value) if isinstance(value, tuple) else ("s", str(value))


def _person_in(table: str, row: Row, truth: Truth) -> str | None:
    """Whose row this is: her id is in it, or in the session it holds."""
    said = " ".join(str(value) for value in row.values()).replace("-", "").lower()
    if table == "django_session":
        store = import_module(settings.SESSION_ENGINE).SessionStore
        said = str(store().decode(row["session_data"])).replace("-", "")
    return next((person for person in truth.chosen if person in said), None)


# Values in common


def _joined(tables: Mapping[str, list[Row]], truth: Truth) -> Iterator[tuple[str, str]]:
    """Follow rare values from rows of persons to rows of answers, through one row in between at most."""
    rows = [(table, row) for table, found in tables.items() for row in found]
    by_value: dict[str, list[int]] = defaultdict(list)
    for number, (_table, row) in enumerate(rows):
        for value in {_bare(value) for name, value in row.items() if name not in ("place", "ctid", "rowid_")}:
            if len(value) > 3:
                by_value[value].append(number)
    near: dict[int, set[int]] = defaultdict(set)
    for numbers in by_value.values():
        if 1 < len(numbers) <= RARE:
            for one, other in itertools.permutations(numbers, 2):
                near[one].add(other)
    whose = {number: person for number, (table, row) in enumerate(rows) if (person := _person_in(table, row, truth))}
    for number, (table, row) in enumerate(rows):
        if table in SHEETS and (found := CHOSEN.search(str(row["content"]))):
            around = near[number] | {far for one in near[number] for far in near[one]}
            for person in {whose[one] for one in around if one in whose}:
                yield person, found.group()


def _bare(value: Any) -> str:
    return str(value).replace("-", "")


# The files themselves


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


def _contents() -> Iterator[bytes]:
    """What the files hold. A server at work takes files away at any time: one that went since it was listed holds
    nothing any more, for her either."""
    for path in _files():
        with contextlib.suppress(FileNotFoundError):
            yield path.read_bytes()


def _patterns_of(truth: Truth) -> dict[bytes, str]:
    """How an id is written in a page: as letters, or as sixteen bytes."""
    if connection.vendor == "sqlite":
        return {person.encode(): person for person in truth.chosen}
    return {bytes.fromhex(person): person for person in truth.chosen}


def _in_files(patterns: Mapping[bytes, str] | None, *, last: bool) -> list[str]:
    """Persons, or options, in the order in which the files show them for the first or for the last time."""
    found: dict[str, int] = {}
    wanted = re.compile(b"|".join(map(re.escape, patterns))) if patterns else RAW[connection.vendor]
    base = 0
    for content in _contents():
        for hit in wanted.finditer(content):
            thing = patterns[hit.group()] if patterns else hit.group(1).decode()
            if last or thing not in found:
                found[thing] = base + hit.start()
        base += len(content)
    return sorted(found, key=found.__getitem__)
