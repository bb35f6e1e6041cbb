"""`manage.py bench trace FILE.json.gz ...`: keys that people typed, as whole texts, through the real rule.

Each change is one post of the whole text. Its base is what our own page would say: the words as the server had them,
when the writer had seen just that; else the post that the same box had sent before. A writer who had seen a part only
of what the other wrote is given all of it, as the page would: what she types then goes where she typed it.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from kit.ids import new_id
from participation.plans.engine.deltas import apply, rebase
from participation.plans.engine.diff import diff
from participation.plans.models import Box, Words
from participation.plans.rules import Typed, write_words
from tests.bench import traces
from tests.support.plans import Pair, a_pair

NEEDS_A_FILE = True
SLOWEST_OF_100 = 95


def run(options: Any) -> Iterator[str]:
    for name in options.files:
        yield from replay(Path(name))


def replay(path: Path) -> Iterator[str]:
    start, changes, end = traces.read(path)
    house = House(a_pair())
    if start:
        house.begin(start)
    for change in traces.typed(start, changes):
        house.post(change)
    text = house.text()
    spent = sorted(house.spent)
    yield f"trace.posts: {len(spent)}"
    yield f"trace.first_difference: {_first_difference(text, end)}"
    yield f"trace.stale: {house.stale} posts"
    yield f"trace.p50: {1000 * statistics.median(spent):.1f} ms"
    yield f"trace.p95: {1000 * spent[len(spent) * SLOWEST_OF_100 // 100]:.1f} ms"
    yield f"trace.slowest: {1000 * spent[-1]:.1f} ms"
    yield f"trace.rate: {len(spent) / sum(spent):.0f} posts/s"


class House:
    """The words of one plan, and what each writer's box holds."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self.spent: list[float] = []
        self.stale = 0
        self._box: dict[int, tuple[UUID, str]] = {}  # by writer: the post its box sent last, and its text
        self._had: dict[int, traces.Seen] = {}  # by writer: what she had seen after that post
        self._states: dict[tuple, int] = {(): 0}  # what had been sent by whom: the sequence of the words then
        self._sent: dict[int, int] = {}

    def post(self, change: traces.Typed) -> None:
        now, seen = len(self.spent), _as_key(change.seen)
        base, after = self._states.get(seen), None
        if base is not None:
            sent = change.after
        elif self._had.get(change.writer) == change.seen:
            after, box = self._box[change.writer]
            base, sent = 0, _typed_in(box, change)
        else:
            base, sent = now, _typed_in(self.text(), change)
        self.stale += base != now
        key = self.send(sent, base_seq=base, after=after)
        self._box[change.writer] = (key, sent)
        self._sent[change.writer] = change.seen.get(change.writer, 0) + 1
        self._had[change.writer] = change.seen | {change.writer: self._sent[change.writer]}
        self._states[_as_key(self._sent)] = len(self.spent)

    def begin(self, text: str) -> None:
        """The text that was there before anybody typed."""
        self.send(text, base_seq=0)
        self._states[()] = len(self.spent)

    def send(self, text: str, *, base_seq: int, after: UUID | None = None) -> UUID:
        key = new_id()
        typed = Typed(text, base_seq, key, after)
        begun = time.perf_counter()
        write_words(self.pair.section.pk, Box.WELL, typed=typed, by=self.pair.person)
        self.spent.append(time.perf_counter() - begun)
        return key

    def text(self) -> str:
        return Words.objects.values_list("shown", flat=True).get(section=self.pair.section, box=Box.WELL)


def _as_key(seen: traces.Seen) -> tuple:
    return tuple(sorted((writer, count) for writer, count in seen.items() if count))


def _typed_in(box: str, change: traces.Typed) -> str:
    """The same keys, in a box that holds something else than the trace says: what others wrote meanwhile."""
    if box == change.before:
        return change.after
    return apply(box, rebase(diff(change.before, change.after), diff(change.before, box)))


def _first_difference(text: str, end: str) -> str:
    if text == end:
        return "none"
    return str(next((at for at, signs in enumerate(zip(text, end, strict=False)) if len(set(signs)) > 1), -1))
