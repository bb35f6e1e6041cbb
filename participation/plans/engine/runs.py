"""Whose each passage of a text is: kept beside the text, and found again from the log alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .deltas import Delta


class Run(NamedTuple):
    """So many characters in a row, by one author.

    author: an account id as text, or "" when nobody knows any more. how: the channel of the words, "self" most often.
    """

    length: int
    author: str
    how: str


def read_runs(stored: Iterable[Iterable]) -> list[Run]:
    """As they are kept in the database: lists of three."""
    return [Run(*one) for one in stored]


def join_runs(runs: Iterable[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1][1:] == run[1:]:
            joined[-1] = run._replace(length=joined[-1].length + run.length)
        elif run.length:
            joined.append(run)
    return joined


def change_runs(runs: list[Run], delta: Delta, *, author: str, how: str) -> list[Run]:
    """The runs of the text once changed by this author."""
    changed: list[Run] = []
    at = 0
    for part in delta:
        if isinstance(part, int):
            changed += slice_runs(runs, at, at + part)
            at += part
        elif part[0] == "+":
            changed.append(Run(len(part) - 1, author, how))
        else:
            at += len(part) - 1
    return join_runs([*changed, *slice_runs(runs, at, None)])


def slice_runs(runs: Iterable[Run], start: int, end: int | None) -> Iterator[Run]:
    """The runs of the characters from `start` to before `end`."""
    at = 0
    for run in runs:
        low, high = max(start, at), at + run.length if end is None else min(end, at + run.length)
        if low < high:
            yield run._replace(length=high - low)
        at += run.length


def passages(text: str, runs: Iterable[Run]) -> Iterator[tuple[str, Run]]:
    at = 0
    for run in runs:
        yield text[at : at + run.length], run
        at += run.length
