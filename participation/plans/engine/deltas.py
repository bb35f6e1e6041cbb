"""Changes of a text, as data: what is kept, added, taken out; applied, undone, put after one another.

A delta is a list: an int keeps that many characters, "+word" adds a word, "-word" takes it out. What follows its last
part is kept. It is what the log of a text holds, so it can be read, undone, and replayed to the same text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Delta = list[int | str]


class WrongText(ValueError):
    """The delta was made for another text."""


def tidy(parts: Iterable[int | str]) -> Delta:
    """The same change, written the shortest way: no empty part, neighbours of one kind in one, what is added before
    what is taken out, nothing kept at the end."""
    delta: Delta = []
    added = removed = ""
    for part in parts:
        if isinstance(part, str):
            added, removed = (added + part[1:], removed) if part[0] == "+" else (added, removed + part[1:])
        elif part:
            _close(delta, added, removed)
            added = removed = ""
            if delta and isinstance(delta[-1], int):
                delta[-1] += part
            else:
                delta.append(part)
    _close(delta, added, removed)
    if delta and isinstance(delta[-1], int):
        delta.pop()
    return delta


def _close(delta: Delta, added: str, removed: str) -> None:
    if added:
        delta.append("+" + added)
    if removed:
        delta.append("-" + removed)


def apply(text: str, delta: Delta) -> str:
    """The text once changed. Raises WrongText."""
    parts, at = [], 0
    for part in delta:
        if isinstance(part, int):
            parts.append(text[at : at + part])
            at += part
        elif part[0] == "+":
            parts.append(part[1:])
        else:
            if not text.startswith(part[1:], at):
                raise WrongText
            at += len(part) - 1
        if at > len(text):
            raise WrongText
    return "".join([*parts, text[at:]])


def invert(delta: Delta) -> Delta:
    """The change that undoes this one."""
    swapped = {"+": "-", "-": "+"}
    return tidy(part if isinstance(part, int) else swapped[part[0]] + part[1:] for part in delta)


def added_by(delta: Delta) -> str:
    """All that it adds, one piece after another."""
    return "".join(part[1:] for part in delta if isinstance(part, str) and part[0] == "+")


def removed_by(delta: Delta) -> str:
    """All that it takes out."""
    return "".join(part[1:] for part in delta if isinstance(part, str) and part[0] == "-")


def compose(first: Delta, then: Delta) -> Delta:
    """One change that does `first`, then `then`."""
    done, left = [], _Parts(first)
    for part in then:
        if isinstance(part, str) and part[0] == "+":
            done.append(part)
            continue
        size = part if isinstance(part, int) else len(part) - 1
        while size:
            if left.removes():
                done.append(left.take())
                continue
            piece = left.take(size)
            length = piece if isinstance(piece, int) else len(piece) - 1
            if isinstance(part, int):
                done.append(piece)
            elif isinstance(piece, int):  # what was added by `first` and taken out by `then` never was
                at = len(part) - size
                done.append("-" + part[at : at + length])
            size -= length
    return tidy([*done, *left.rest()])


def rebase(delta: Delta, over: Delta, *, first: bool = False) -> Delta:
    """The same change, for the text that `over` has changed meanwhile.

    Both were made for one text. What both take out is taken out once; what either adds stays. Where both add at one
    place, what `over` adds comes first, unless `first` says that this one does.
    """
    return tidy(rebased(delta, over, first=first))


def rebased(delta: Delta, over: Delta, *, first: bool = False) -> Delta:
    """The same, not tidied: what was added at two places is two parts, even where nothing is left between them."""
    done: Delta = []
    theirs = _Parts(over)
    for part in delta:
        if isinstance(part, str) and part[0] == "+":
            if not first and theirs.adds():
                done.append(len(theirs.take()) - 1)
            done.append(part)
            continue
        size = part if isinstance(part, int) else len(part) - 1
        while size:
            if theirs.adds():
                done.append(len(theirs.take()) - 1)
                continue
            piece = theirs.take(size)
            length = piece if isinstance(piece, int) else len(piece) - 1
            if isinstance(piece, int):
                at = len(part) - size if isinstance(part, str) else 0
                done.append("-" + part[at : at + length] if isinstance(part, str) else length)
            size -= length
    return done


class _Parts:
    """Reads a delta piece by piece; after its end, everything is kept."""

    def __init__(self, delta: Delta) -> None:
        self._parts = delta
        self._at = 0  # which part
        self._used = 0  # how much of it

    def _now(self) -> int | str | None:
        return self._parts[self._at] if self._at < len(self._parts) else None

    def adds(self) -> bool:
        part = self._now()
        return isinstance(part, str) and part[0] == "+"

    def removes(self) -> bool:
        part = self._now()
        return isinstance(part, str) and part[0] == "-"

    def take(self, most: int | None = None) -> int | str:
        """The next piece, of at most so many characters (all of it, when not said)."""
        part = self._now()
        if part is None:
            return most or 0
        size = (part if isinstance(part, int) else len(part) - 1) - self._used
        length = size if most is None else min(size, most)
        start, self._used = self._used, self._used + length
        if length == size:
            self._at, self._used = self._at + 1, 0
        return length if isinstance(part, int) else part[0] + part[1 + start : 1 + start + length]

    def rest(self) -> Iterator[int | str]:
        while self._now() is not None:
            yield self.take()
