"""Editing traces of other people, read as what each writer had on the screen: github.com/josephg/editing-traces.

Two kinds: one person after another (« sequential »), or several at once (« concurrent »), where each change says which
others its writer had seen. Of the second kind the text a writer had is found with a list of characters that keeps its
dead ones (YATA, Nicolaescu et al. 2016): nothing of it comes from the code that is measured.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

Seen = dict[int, int]
"""By writer, how many of her changes."""


@dataclass(frozen=True)
class Typed:
    """One change: who made it, what she had seen, and the whole text before and after it."""

    writer: int
    seen: Seen
    before: str
    after: str


def read(path: Path) -> tuple[str, list[dict], str]:
    """(the text at the beginning, the changes, the text at the end)."""
    trace = json.loads(gzip.decompress(path.read_bytes()))
    return trace.get("startContent", ""), trace["txns"], trace["endContent"]


def typed(start: str, changes: list[dict]) -> Iterator[Typed]:
    return _at_once(changes) if changes and "parents" in changes[0] else _one_by_one(start, changes)


def _one_by_one(start: str, changes: list[dict]) -> Iterator[Typed]:
    text = start
    for number, change in enumerate(changes):
        before = text
        for at, removed, added in change["patches"]:
            text = text[:at] + added + text[at + removed :]
        yield Typed(0, {0: number}, before, text)


@dataclass(eq=False, slots=True)
class Sign:
    """One character, dead or alive. left, right: its neighbours when it was typed."""

    sign: str
    writer: int
    number: int
    left: Sign | None
    right: Sign | None
    removed: list[tuple[int, int]] = field(default_factory=list)
    block: Block | None = None

    def is_seen(self, seen: Seen) -> bool:
        return self.number <= seen.get(self.writer, 0)

    def is_there(self, seen: Seen) -> bool:
        return self.is_seen(seen) and not any(number <= seen.get(writer, 0) for writer, number in self.removed)


@dataclass(eq=False, slots=True)
class Block:
    """Neighbours, and how many of them are alive when everything is seen."""

    signs: list[Sign] = field(default_factory=list)
    alive: int = 0


FULL = 512


class Everything:
    """All that was ever typed, in one order."""

    def __init__(self) -> None:
        self.blocks = [Block()]
        self.by_change: dict[tuple[int, int], list[Sign]] = {}  # what each change touched
        self.all: Seen = {}

    def text(self, seen: Seen) -> str:
        return "".join(sign.sign for block in self.blocks for sign in block.signs if sign.is_there(seen))

    def change(self, writer: int, seen: Seen, patches: list) -> None:
        number = seen.get(writer, 0) + 1
        now = seen | {writer: number}
        touched: list[Sign] = []
        self.by_change[writer, number] = touched
        self.all[writer] = number
        for at, removed, added in patches:
            for _ in range(removed):
                sign = self._after(at + 1, now)
                assert sign is not None
                alive = not sign.removed
                sign.removed.append((writer, number))
                sign.block.alive -= alive
                touched.append(sign)
            left = self._after(at, now) if at else None
            right = self._next(left, now)
            for one in added:
                left = self._put(Sign(one, writer, number, left, right), now)
                touched.append(left)

    def _unseen(self, seen: Seen) -> Iterator[Sign]:
        for writer, number in self.all.items():
            for one in range(seen.get(writer, 0) + 1, number + 1):
                yield from self.by_change[writer, one]

    def _after(self, count: int, seen: Seen) -> Sign | None:
        """The sign that is number `count`, from 1, of those which are there for who has seen this."""
        more: dict[int, int] = {}
        for sign in set(self._unseen(seen)):
            more[id(sign.block)] = more.get(id(sign.block), 0) + sign.is_there(seen) - (not sign.removed)
        for block in self.blocks:
            here = block.alive + more.get(id(block), 0)
            if count > here:
                count -= here
                continue
            for sign in block.signs:
                count -= sign.is_there(seen)
                if not count:
                    return sign
        return None

    def _next(self, left: Sign | None, seen: Seen) -> Sign | None:
        """The one just after, among all those that were seen, dead ones too."""
        for sign in self._from(left):
            if sign.is_seen(seen):
                return sign
        return None

    def _from(self, left: Sign | None) -> Iterator[Sign]:
        first = 0 if left is None else self.blocks.index(left.block)
        start = 0 if left is None else left.block.signs.index(left) + 1
        yield from self.blocks[first].signs[start:]
        for block in self.blocks[first + 1 :]:
            yield from block.signs

    def _put(self, new: Sign, seen: Seen) -> Sign:
        """After its left neighbour; of several typed there at once, in the order of their writers."""
        place, passed, since = new.left, set(), set()
        for other in self._from(new.left):
            if other is new.right:
                break
            passed.add(id(other))
            since.add(id(other))
            if other.left is new.left:
                if other.writer < new.writer:
                    place, since = other, set()
                elif other.right is new.right:
                    break
            elif other.left is not None and id(other.left) in passed:
                if id(other.left) not in since:
                    place, since = other, set()
            else:
                break
        block = self.blocks[0] if place is None else place.block
        block.signs.insert(0 if place is None else block.signs.index(place) + 1, new)
        new.block, block.alive = block, block.alive + 1
        if len(block.signs) > FULL:
            self._split(block)
        return new

    def _split(self, block: Block) -> None:
        half = Block(block.signs[FULL // 2 :])
        del block.signs[FULL // 2 :]
        self.blocks.insert(self.blocks.index(block) + 1, half)
        for sign in half.signs:
            sign.block = half
        half.alive = sum(not sign.removed for sign in half.signs)
        block.alive -= half.alive


def _at_once(changes: list[dict]) -> Iterator[Typed]:
    everything = Everything()
    seen_after: list[Seen] = []
    on_screen: dict[int, tuple[Seen, str]] = {}
    for change in changes:
        writer, seen = change["agent"], {}
        for parent in change["parents"]:
            for other, number in seen_after[parent].items():
                seen[other] = max(seen.get(other, 0), number)
        had, before = on_screen.get(writer, ({}, ""))
        if had != seen:
            before = everything.text(seen)
        everything.change(writer, seen, change["patches"])
        after = before
        for at, removed, added in change["patches"]:
            after = after[:at] + added + after[at + removed :]
        seen_after.append(seen | {writer: seen.get(writer, 0) + 1})
        on_screen[writer] = (seen_after[-1], after)
        yield Typed(writer, seen, before, after)
