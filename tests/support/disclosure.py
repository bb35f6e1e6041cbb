"""An attacker who holds every publication of a consultation, and looks for the counts that they hide.

A count is *recovered* when the numbers it can be, as far as she can tell, are one number only, or are all under k and
not all of 0 to k - 1: « moins de k » says that much, she then knows more. It is *narrowed* when some number under k is
ruled out, though larger ones are not.

`recovered` is exact for each table with its crossings: hidden counts are flows in a network (groups to answers to
groups), what is published fixes some of them, and the numbers one flow can take are an interval whose ends are reached
by pushing it round cycles (Ford and Fulkerson). `possible` is exact for everything at once, and knows the code: it
compares whole crowds that publish the same. It needs all of them, so they are small.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from participation.consultations.engine.counting import ANSWERED, CHANNEL, TERRITORY, Counts, Table
from participation.consultations.engine.form import Kind
from tests.support.crowds import World

ENDLESS = 10**9


class Finding(NamedTuple):
    """A count under k, and the numbers that it can be as far as the attacker can tell."""

    cell: tuple
    truth: int
    least: int
    most: int
    k: int

    @property
    def is_recovered(self) -> bool:
        whole = self.least == 0 and self.most == self.k - 1
        return self.least == self.most or (self.most < self.k and not whole)

    @property
    def is_narrowed(self) -> bool:
        return self.least > 0 or self.most < self.k - 1


@dataclass
class Network:
    """Flows with bounds, from the truth: an arc is [from, to, flow, least, most]."""

    arcs: list[list] = field(default_factory=list)
    leaving: dict = field(default_factory=dict)
    cells: dict = field(default_factory=dict)

    def add(self, start: object, end: object, flow: int, known: bool, least: int = 0, most: int = ENDLESS) -> int:
        arc = [start, end, flow, flow if known else least, flow if known else most]
        self.arcs.append(arc)
        for node in (start, end):
            self.leaving.setdefault(node, []).append(len(self.arcs) - 1)
        return len(self.arcs) - 1

    def span(self, arc: int, enough: int) -> tuple[int, int]:
        """The least and the most that may flow there, looking no further than `enough`."""
        flow = self.arcs[arc][2]
        most = flow + self._push(arc, up=True, wanted=max(enough - flow, 0))
        least = flow - self._push(arc, up=False, wanted=flow)
        return least, most

    def _push(self, arc: int, *, up: bool, wanted: int) -> int:
        """How much more (less) may flow; everything is put back afterwards."""
        before = [one[2] for one in self.arcs]
        start, end, flow, least, most = self.arcs[arc]
        wanted = min(wanted, most - flow if up else flow - least)
        pushed = 0
        while pushed < wanted:
            path = self._path(end, start, arc) if up else self._path(start, end, arc)
            if path is None:
                break
            step = min(wanted - pushed, *(room for _, _, room in path))
            for which, sign, _ in path:
                self.arcs[which][2] += sign * step
            pushed += step
        for one, was in zip(self.arcs, before, strict=True):
            one[2] = was
        return pushed

    def _path(self, start: object, end: object, without: int) -> list[tuple[int, int, int]] | None:
        came: dict = {start: None}
        queue = deque([start])
        while queue:
            node = queue.popleft()
            if node == end:
                break
            for which in self.leaving[node]:
                if which == without:
                    continue
                first, last, flow, least, most = self.arcs[which]
                forward = first == node
                room = most - flow if forward else flow - least
                other = last if forward else first
                if room > 0 and other not in came:
                    came[other] = (node, which, 1 if forward else -1, room)
                    queue.append(other)
        if end not in came:
            return None
        path = []
        while came[end]:
            end, which, sign, room = came[end]
            path.append((which, sign, room))
        return path


def recovered(world: World, publications: Sequence[Mapping]) -> Iterator[Finding]:
    """What is found of every count under k: of each publication, and of those who came between two of them."""
    shown = {one["number"]: one for one in publications if one["people"] is not None}
    crowds = {number: world.crowd(number) for number in shown}
    for number, content in shown.items():
        for dimension, line in content["groups"].items():
            if line and line["of"] == number:
                yield from _of_line(("who", dimension), line, crowds[number].groups[dimension], world.k)
        tables = {table.question.name: table for table in crowds[number].tables}
        for one in content["questions"]:
            if one["of"] == number and not one["why"]:
                yield from _of_question(one, tables[one["name"]], content, world.k)
    for before, after in zip(list(shown), list(shown)[1:], strict=False):
        yield from _between(shown[before], shown[after], world)


def _of_line(cell: tuple, line: Mapping, counts: Mapping[str, int], k: int) -> Iterator[Finding]:
    network = Network()
    for name, count in line["rows"]:
        network.cells[(*cell, name)] = network.add("all", "people", counts[name], count is not None)
    network.add("people", "all", sum(counts.values()), known=True)
    yield from _found(network, k)


def _found(network: Network, k: int) -> Iterator[Finding]:
    for cell, arc in network.cells.items():
        flow = network.arcs[arc][2]
        if flow < k:
            yield Finding(cell, flow, *network.span(arc, k), k)


def _of_question(one: Mapping, table: Table, content: Mapping, k: int) -> Iterator[Finding]:
    """Channels -> answers -> territories; each answer is one flow, whichever way it is divided."""
    network = Network()
    known = {name: count is not None for name, count in one["rows"]}
    for name, count in table.whole.states.items():
        network.cells[one["name"], name] = network.add(("in", name), ("out", name), count, known[name])
    for dimension, forward in ((CHANNEL, True), (TERRITORY, False)):
        _side(network, one, table, content, dimension, forward=forward)
    network.add("end", "start", table.whole.people, known=True)
    yield from _found(network, k)
    if table.question.kind is Kind.SEVERAL:
        yield from _of_choices(one, table, k)


def _side(network: Network, one: Mapping, table: Table, content: Mapping, dimension: str, *, forward: bool) -> None:
    """One crossing: the groups that are shown, each with those it gathers, and what each of these answered."""

    def add(start: object, end: object, flow: int, known: bool) -> int:
        return network.add(start, end, flow, known) if forward else network.add(end, start, flow, known)

    source, answer = ("start", "in") if forward else ("end", "out")
    crossed, by = one["crossed"][dimension], table.by[dimension]
    if not crossed or crossed["of"] != one["of"]:
        # Not crossed: the groups that are counted still bound what they can have said, where everybody was asked.
        line = content["groups"][dimension]
        current = line and line["of"] == content["number"] and one["people"] == content["people"]
        sizes = dict(line["rows"]) if current else {}
        for name, counts in by.items():
            add(source, (dimension, name), counts.people, sizes.get(name) is not None)
            for state, count in counts.states.items():
                cell = add((dimension, name), (answer, state), count, known=False)
                network.cells[one["name"], dimension, name, state] = cell
        return
    for number, group in enumerate(crossed["groups"]):
        top = (dimension, "group", number)
        add(source, top, group["people"], known=True)
        for state, shown in group["rows"]:
            middle = (dimension, number, state)
            count = sum(by[name].states[state] for name in group["names"])
            cell = add(middle, (answer, state), count, known=shown is not None)
            network.cells[one["name"], dimension, number, state] = cell
            for name in group["names"]:
                cell = add((dimension, name), middle, by[name].states[state], known=False)
                network.cells[one["name"], dimension, name, state] = cell
        for name in group["names"]:
            add(top, (dimension, name), by[name].people, known=False)


def _of_choices(one: Mapping, table: Table, k: int) -> Iterator[Finding]:
    """Answers that overlap: each person gave one at least and `at_most` at most, and none twice."""
    most = table.question.at_most or len(table.question.values)
    network, bases = Network(), {}
    shown = dict(one["choices"])
    for name, count in table.whole.chosen.items():
        cell = network.add(("in", name), ("out", name), count, shown[name] is not None)
        network.cells[one["name"], "chosen", name] = cell
        bases[one["name"], "chosen", name] = _base(one["rows"], table.whole)
    for dimension, forward in ((CHANNEL, True), (TERRITORY, False)):
        crossed = one["crossed"][dimension]
        groups = crossed["groups"] if crossed and crossed["of"] == one["of"] else [None]
        for number, group in enumerate(groups):
            names = group["names"] if group else list(table.by[dimension])
            chosen = Counter()
            for name in names:
                chosen.update(table.by[dimension][name].chosen)
            answered = sum(table.by[dimension][name].states[ANSWERED] for name in names)
            people = sum(table.by[dimension][name].people for name in names)
            exact = dict(group["rows"] if group else one["rows"])[ANSWERED] is not None
            base = answered if exact else people
            total = sum(chosen.values())
            ends = ("start", (dimension, number)) if forward else ((dimension, number), "end")
            network.add(*ends, total, known=False, least=base if exact else 0, most=most * base)
            for name in shown:
                ends = ((dimension, number), ("in", name)) if forward else (("out", name), (dimension, number))
                seen = dict(group["choices"])[name] if group else None
                cell = network.add(*ends, chosen[name], known=seen is not None, most=base)
                network.cells[one["name"], dimension, number, "chosen", name] = cell
                bases[one["name"], dimension, number, "chosen", name] = base
    network.add("end", "start", sum(table.whole.chosen.values()), known=False)
    for cell, arc in network.cells.items():
        flow, base = network.arcs[arc][2], bases[cell]
        if flow < k:
            yield Finding(cell, flow, *network.span(arc, k), k)
        if base - flow < k:
            least, most = network.span(arc, base)
            yield Finding((*cell, "not"), base - flow, base - most, base - least, k)


def _base(rows: Sequence, counts: Counts) -> int:
    return counts.states[ANSWERED] if dict(rows)[ANSWERED] is not None else counts.people


# Between two publications


def _between(before: Mapping, after: Mapping, world: World) -> Iterator[Finding]:
    """Those who came in between, as a line: each figure that both show gives its difference."""
    if before["number"] == after["number"]:
        return
    earlier = {one["name"]: one for one in before["questions"]}
    for one in after["questions"]:
        old = earlier.get(one["name"])
        if old is None or old["of"] == one["of"] or not old["rows"] or not one["rows"]:
            continue
        yield from _wave(one["name"], old, one, world)
    for dimension, line in after["groups"].items():
        old = before["groups"][dimension]
        if old and line and old["of"] != line["of"]:
            first, last = (world.crowd(one["of"]).groups[dimension] for one in (old, line))
            yield from _of_difference(("who since", dimension), old, line, first, last, world.k)


def _wave(name: str, old: Mapping, new: Mapping, world: World) -> Iterator[Finding]:
    first, last = (
        next(table for table in world.crowd(one["of"]).tables if table.question.name == name) for one in (old, new)
    )
    yield from _of_difference(("since", name), old, new, first.whole.states, last.whole.states, world.k)
    if last.question.kind is not Kind.SEVERAL:
        return
    exact = all(dict(one["rows"])[ANSWERED] is not None for one in (old, new))
    base = last.whole.states[ANSWERED] - first.whole.states[ANSWERED] if exact else new["people"] - old["people"]
    most = last.question.at_most or len(last.question.values)
    network, seen = Network(), dict(old["choices"])
    came = {one: last.whole.chosen[one] - first.whole.chosen[one] for one in last.whole.chosen}
    for one, count in new["choices"]:
        known = count is not None and seen[one] is not None
        network.cells["since", name, one] = network.add("all", "chosen", came[one], known, most=base)
    network.add("chosen", "all", sum(came.values()), known=False, least=base if exact else 0, most=most * base)
    for cell, arc in network.cells.items():
        flow = network.arcs[arc][2]
        if flow < world.k:
            yield Finding(cell, flow, *network.span(arc, world.k), world.k)
        if base - flow < world.k:
            least, top = network.span(arc, base)
            yield Finding((*cell, "not"), base - flow, base - top, base - least, world.k)


def _of_difference(
    cell: tuple, old: Mapping, new: Mapping, first: Mapping[str, int], last: Mapping[str, int], k: int
) -> Iterator[Finding]:
    seen = dict(old["rows"])
    came = {name: last[name] - first[name] for name in last}
    both = [
        [name, came[name] if count is not None and seen.get(name) is not None else None] for name, count in new["rows"]
    ]
    yield from _of_line(cell, {"rows": both}, came, k)


# Everything at once


def possible(worlds: Sequence[World]) -> Iterator[Finding]:
    """What each count is in all the worlds that publish the same, exactly; only the numbers at hand are looked at."""
    found: dict[tuple, set[int]] = {}
    for world in worlds:
        for cell, count in _all_counts(world):
            found.setdefault(cell, set()).add(count)
    k = worlds[0].k
    for cell, numbers in found.items():
        if min(numbers) < k:
            # Numbers need not follow one another here: a hole under k is as good as a bound.
            least = 0 if numbers >= set(range(k)) else max(min(numbers), 1)
            yield Finding(cell, min(numbers), least, max(numbers), k)


def _all_counts(world: World) -> Iterable[tuple[tuple, int]]:
    """Of every publication and of every wave: all lines, all crossings."""
    crowds = {number: world.crowd(number) for number in range(1, len(world.waves) + 1)}
    crowds |= {-number: replace(world, waves=[wave]).crowd(1) for number, wave in enumerate(world.waves[1:], start=2)}
    for number, crowd in crowds.items():
        for dimension, counts in crowd.groups.items():
            for name, count in counts.items():
                yield (number, "who", dimension, name), count
        for table in crowd.tables:
            yield from _counts_of((number, table.question.name), table.whole)
            for dimension, by in table.by.items():
                for name, counts in by.items():
                    yield from _counts_of((number, table.question.name, dimension, name), counts)


def _counts_of(cell: tuple, counts: Counts) -> Iterable[tuple[tuple, int]]:
    for name, count in counts.states.items():
        yield (*cell, name), count
    for name, count in counts.chosen.items():
        yield (*cell, "chosen", name), count
        yield (*cell, "not chosen", name), counts.people - count
