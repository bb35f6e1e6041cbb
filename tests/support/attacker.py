"""Somebody who holds the whole database, its files, its log and the times of the server, in one copy or in many, and
wants to know who said what.

Everything a person leaves is of one kind: herself (her account, her number, the digests under which she takes part),
the answer she chose, her free words, the statement she proposed, her votes. Each was made to be told from those of
others. Every row of every table that tells of somebody's thing puts these things in orders, one for each column, for
each length, for when it was seen first and last; so do the files. Every order of one kind is then tried against every
order of every other kind.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import eq
from typing import Any

from django.db import connection

from tests.support.copies import Copies, Row, contents
from tests.support.luck import NEVER, luck_of_hits, luck_of_leaning, luck_of_meeting, most_by_luck, spread_of

PERSON, ANSWER, WORDS, PROPOSAL, VOTES = "person", "answer", "words", "proposal", "votes"
KINDS = (PERSON, ANSWER, WORDS, PROPOSAL, VOTES)
DANGER = "danger"
"""Words of danger, which leave at once, alone: their order is that in which they came, and says nothing of whose they
are. Only rows that tell of both are asked."""
FEW = 4
"""Values of a column that put people in so few groups."""
RAW = {"sqlite": re.compile(rb'"v": ?\["(c\d{4})"'), "postgresql": re.compile(rb"v[\x00-\x1f@P ]{4,16}(c\d{4})(?!\d)")}
"""An answer as each database writes it in a page: as JSON, or with the lengths of its parts before them."""
MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:")
BORN = re.compile(r"[0-9a-f]{12}7[0-9a-f]{19}")
HEXADECIMAL = re.compile(rb"[0-9a-f]{32,}")


@dataclass(frozen=True)
class Order:
    """The numbers of the persons whose things these are, one after the other. groups: where another value begins, if
    there are but few; moments: in seconds, where the values are moments."""

    name: str
    people: tuple[int, ...]
    groups: tuple[int, ...] = ()
    moments: tuple[float, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """Of all attacks on one pair of kinds. linked: how many things the best of them gives to whose they are, out of so
    many people; by_luck: how many the best of as many blind guesses does; best, clearest: their names; luck: how likely
    it is that the clearest says nothing, with so many tried; batch: the fewest people among whom one's thing was let
    out.
    """

    attacks: int
    people: int
    linked: int
    best: str
    by_luck: int
    luck: float
    clearest: str
    batch: int

    @property
    def beats_chance(self) -> bool:
        return self.luck < NEVER


@dataclass
class Attacker:
    """signs: what she looks for. log: when the server heard each person, who are numbered in that order. places: where
    each is supported, as far as the sheets say it: that much she knows."""

    signs: dict[str, dict[str, int]] = field(default_factory=lambda: {kind: {} for kind in (*KINDS, DANGER)})
    log: dict[int, float] = field(default_factory=dict)
    places: dict[int, str] = field(default_factory=dict)
    copies: Copies = field(default_factory=Copies)
    filed: dict[str, list[Order]] = field(default_factory=lambda: defaultdict(list))

    def learn(self, kind: str, sign: str, number: int) -> None:
        self.signs[kind][sign.lower().replace("-", "")] = number

    def copy(self, *, files: bool = False) -> None:
        """Take a copy of everything, as it is now; of the files too, which is long."""
        self.copies.add(self.signs)
        if files:
            for kind, spots in _spots(self.signs).items():
                for said, choose in (("first", min), ("last", max)):
                    order = tuple(sorted(spots, key=lambda number, spots=spots, choose=choose: choose(spots[number])))
                    self.filed[kind].append(Order(f"the files of copy {self.copies.turn}, {said}", order))

    def readable(self, kind: str) -> int:
        """Of how many people there is a thing of this kind that can be read, in whatever was copied."""
        rows = {next(iter(row.own[kind])) for row in self._rows() if _tells_of_one(row.own, kind)}
        return len(rows.union(*(order.people for order in self.filed[kind])))

    def verdicts(self) -> dict[tuple[str, str], Verdict]:
        """Everything, on each pair of kinds."""
        orders = {kind: self._orders(kind) for kind in KINDS}
        return {
            (one, other): _Pair(orders[one], orders[other], self._batches(one, other), self._direct(one, other)).verdict
            for one, other in itertools.combinations(KINDS, 2)
            if orders[one] and orders[other]
        }

    def _orders(self, kind: str) -> list[Order]:
        """Each once, whatever it is found in."""
        found = [*self.filed[kind]]
        if kind == PERSON:
            found.append(Order("the log of the server", tuple(self.log), moments=tuple(self.log.values())))
        for table, rows in self.copies.tables.items():
            known = [(next(iter(row.whose[kind])), row) for row in rows.values() if _tells_of_one(row.whose, kind)]
            if len({number for number, _row in known}) > 1:
                found += _orders_of(table, known)
        once = {
            (order.people, order.groups, order.moments): order for order in reversed(found) if len(order.people) > 1
        }
        return list(once.values())

    def _batches(self, *kinds: str) -> dict[int, tuple]:
        """Person -> what she knows of when her things of these kinds were let out."""
        when: dict[int, list] = defaultdict(list)
        for kind in kinds:
            first: dict[int, int] = {}
            for row in self._rows():
                if _tells_of_one(row.own, kind):
                    number = next(iter(row.own[kind]))
                    first[number] = min(row.first, first.get(number, row.first))
            for order in self.filed[kind]:
                for number in order.people:
                    first.setdefault(number, 0)
            for number, turn in first.items():
                place = self.places.get(number, "") if kind in (ANSWER, VOTES) else ""
                when[number].append((0 if kind == PERSON else turn, place))
        return {number: tuple(turns) for number, turns in when.items() if len(turns) == len(kinds)}

    def together(self, one: str, other: str) -> set[int]:
        """The persons of whom a row tells both, by itself or with what it shares with another."""
        return {number for number, whose in self._direct(one, other) if number == whose}

    def _direct(self, one: str, other: str) -> set[tuple[int, int]]:
        """Rows that tell of both."""
        rows = [row.whose for row in self._rows()]
        rows = [whose for whose in rows if _tells_of_one(whose, one) and _tells_of_one(whose, other)]
        return {(next(iter(whose[one])), next(iter(whose[other]))) for whose in rows}

    def _rows(self) -> Iterator[Row]:
        return itertools.chain.from_iterable(table.values() for table in self.copies.tables.values())


def _tells_of_one(whose: Mapping[str, set[int]], kind: str) -> bool:
    """A row that tells of many says nothing of each: a questionnaire has everybody's answers."""
    return len(whose.get(kind, ())) == 1


# The orders of one table


def _orders_of(table: str, known: Sequence[tuple[int, Row]]) -> Iterator[Order]:
    columns = [*known[0][1].values]
    by: dict[str, Callable[[Row], Any]] = {name: lambda row, name=name: row.values.get(name) for name in columns}
    by |= {"seen first": lambda row: row.first, "seen last": lambda row: row.last}
    by |= {f"seen first, then {name}": lambda row, name=name: (row.first, row.values.get(name)) for name in columns}
    for name, value in by.items():
        yield from _sorted(f"{table} by {name}", [(number, value(row)) for number, row in known])
    for name in {name for _number, row in known for name in row.lengths}:
        lengths = [(number, row.lengths.get(name, 0)) for number, row in known]
        yield from _sorted(f"{table} by the length of {name}", lengths, in_groups=True)
        longest: dict[int, int] = {}
        for number, length in lengths:
            longest[number] = max(length, longest.get(number, 0))
        yield from _sorted(f"{table} by the greatest length of {name}", [*longest.items()], in_groups=True)
    counts = Counter(number for number, _row in known)
    yield from _sorted(f"{table} by how many rows", [*counts.items()], in_groups=True)


def _sorted(name: str, known: Sequence[tuple[int, Any]], *, in_groups: bool = False) -> Iterator[Order]:
    """Where the values put the persons in an order at all: each by her first row, and by her last."""
    if len({str(value) for _number, value in known}) < 2:
        return
    ordered = sorted(known, key=lambda pair: _comparable(pair[1]))
    first = tuple(dict.fromkeys(number for number, _value in ordered))
    moments = {number: _moment(value) for number, value in reversed(ordered)}
    if all(moments.values()) and len(set(moments.values())) > 1:
        yield Order(f"{name}, as moments", first, moments=tuple(moments[number] for number in first))
    last = tuple(dict.fromkeys(number for number, _value in reversed(ordered)))[::-1]
    groups: tuple[int, ...] = ()
    if in_groups and len(ordered) == len(first):
        values = [value for _number, value in ordered]
        groups = tuple(place for place in range(1, len(values)) if values[place] != values[place - 1])
    yield Order(name, first, groups if len(groups) < FEW else ())
    if last != first:
        yield Order(f"{name}, her last", last)


def _moment(value: Any) -> float:
    """In seconds; 0 for what is none. An id may say when it was drawn: kit.ids.new_id."""
    if isinstance(value, str) and MOMENT.match(value):
        value = dt.datetime.fromisoformat(value).replace(tzinfo=dt.UTC)
    if isinstance(value, dt.datetime):
        return value.timestamp()
    written = str(value).replace("-", "")
    return int(written[:12], 16) / 1000 if BORN.fullmatch(written) else 0.0


def _comparable(value: Any) -> tuple:
    if isinstance(value, tuple):
        return ("t", *(_comparable(one) for one in value))
    return ("n", value) if isinstance(value, int | float) else ("s", str(value))


# The orders of the files


def _spots(signs: dict[str, dict[str, int]]) -> dict[str, dict[int, tuple[int, int]]]:
    """Kind -> person -> where the files show a thing of hers first and last."""
    spots: dict[str, dict[int, tuple[int, int]]] = {kind: {} for kind in signs}
    base = 0
    for content in contents():
        for kind, number, place in _in_file(content, signs):
            first, _last = spots[kind].get(number, (base + place, 0))
            spots[kind][number] = (first, base + place)
        base += len(content)
    return {kind: found for kind, found in spots.items() if len(found) > 1}


def _in_file(content: bytes, signs: dict[str, dict[str, int]]) -> Iterator[tuple[str, int, int]]:
    for hit in RAW[connection.vendor].finditer(content):
        if (number := signs[ANSWER].get(hit.group(1).decode())) is not None:
            yield ANSWER, number, hit.start()
    for kind, known in signs.items():
        for written in _written(known) if kind != ANSWER else ():
            yield from ((kind, written[sign], place) for sign, place in _found(content, written))
    for run in HEXADECIMAL.finditer(content):
        text = run.group().decode()
        for start in range(len(text) - 31):
            for length in (32, 64):
                for kind in (PERSON, VOTES):
                    if (number := signs[kind].get(text[start : start + length])) is not None:
                        yield kind, number, run.start() + start


def _written(known: dict[str, int]) -> Iterator[dict[bytes, int]]:
    """How signs are written in a page: those of words as they are, and ids as sixteen bytes."""
    words = {sign.encode(): number for sign, number in known.items() if len(sign) < 32}
    ids = {bytes.fromhex(sign): number for sign, number in known.items() if len(sign) == 32}
    yield from (some for some in (words, ids) if some)


def _found(content: bytes, written: dict[bytes, int]) -> Iterator[tuple[bytes, int]]:
    """They all begin alike and have one length: that is what is looked for."""
    length = len(next(iter(written)))
    alike = itertools.takewhile(lambda column: len(set(column)) == 1, zip(*written, strict=False))
    start = bytes(column[0] for column in alike)
    place = content.find(start)
    while start and place >= 0:
        if (sign := content[place : place + length]) in written:
            yield sign, place
        place = content.find(start, place + 1)


# One kind against another


@dataclass
class _Pair:
    """batches: person -> her batch, for those who have both."""

    first: list[Order]
    second: list[Order]
    batches: dict[int, tuple]
    direct: Iterable[tuple[int, int]]

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        return tuple(sorted(Counter(self.batches.values()).values()))

    @property
    def verdict(self) -> Verdict:
        hits = {"rows that tell of both": sum(itertools.starmap(eq, self.direct))}
        luck = {"rows that tell of both": luck_of_hits(hits["rows that tell of both"], self.sizes)}
        leanings = [(order, *self._ranks(order)) for order in self.second]
        for one in self.first:
            ranks, squares = self._ranks(one)
            for other, its_ranks, its_squares in leanings:
                name = f"{one.name} × {other.name}"
                hits[name] = _hits(one.people, other.people)
                hits[f"{name}, backwards"] = _hits(one.people, other.people[::-1])
                spread = spread_of(squares, its_squares, self._each_size)
                luck[f"{name}, leaning"] = luck_of_leaning(ranks, its_ranks, spread)
                if one.moments and other.moments:
                    hits[f"{name}, the one just before"] = _just_before(one, other)
                    hits[f"{name}, the one just after"] = _just_before(other, one)
                if one.groups or other.groups:
                    luck[f"{name}, groups"] = self._meeting(one, other)
        for name, right in hits.items():
            luck[name] = luck_of_hits(right, self.sizes)
        best, clearest = max(hits, key=hits.__getitem__), min(luck, key=luck.__getitem__)
        return Verdict(
            attacks=len(luck),
            people=len(self.batches),
            linked=hits[best],
            best=best,
            by_luck=most_by_luck(self.sizes, len(luck)),
            luck=min(1.0, luck[clearest] * len(luck)),
            clearest=clearest,
            batch=min(self.sizes, default=0),
        )

    @cached_property
    def _lots(self) -> list[list[int]]:
        found = defaultdict(list)
        for number, batch in self.batches.items():
            found[batch].append(number)
        return list(found.values())

    @cached_property
    def _each_size(self) -> tuple[int, ...]:
        return tuple(map(len, self._lots))

    def _ranks(self, order: Order) -> tuple[list[float], list[float]]:
        """The rank of each person in this order, less the mean of her batch, and the sum of the squares of each batch;
        who is not in it is in the middle."""
        rank = {number: place for place, number in enumerate(order.people)}
        ranks, squares = [], []
        for lot in self._lots:
            there = [rank[number] for number in lot if number in rank]
            mean = sum(there) / len(there) if there else 0.0
            centred = [rank[number] - mean if number in rank else 0.0 for number in lot]
            ranks += centred
            squares.append(sum(one * one for one in centred))
        return ranks, squares

    def _meeting(self, one: Order, other: Order) -> float:
        """Those who are at one end of an order in few groups, and those at either end of the other order."""
        if not one.groups:
            one, other = other, one
        seconds = [number for number in other.people if number in self.batches]
        found = []
        for group in one.groups:
            top = {number for number in one.people[group:] if number in self.batches}
            for end in (set(seconds[-len(top) :]), set(seconds[: len(top)])) if top else ():
                lots = tuple(
                    (sum(number in top for number in lot), sum(number in end for number in lot), len(lot))
                    for lot in self._lots
                )
                found.append(luck_of_meeting(len(top.intersection(end)), lots))
        return min(1.0, min(found, default=1.0) * max(1, len(found)))


def _hits(one: Sequence[int], other: Sequence[int]) -> int:
    """The things of one order given to those of the other; of orders that are not as long, at the same fraction."""
    if len(one) == len(other):
        return sum(map(eq, one, other))
    if len(one) > len(other):
        one, other = other, one
    scale = (len(other) - 1) / max(1, len(one) - 1)
    return sum(number == other[round(place * scale)] for place, number in enumerate(one))


def _just_before(one: Order, other: Order) -> int:
    """Each thing of the other order given to whoever of the first did something last, before it."""
    guesses = (bisect_right(one.moments, moment) - 1 for moment in other.moments)
    pairs = zip(guesses, other.people, strict=True)
    return len({number for guess, number in pairs if guess >= 0 and one.people[guess] == number})
