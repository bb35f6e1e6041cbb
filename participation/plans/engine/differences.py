"""What a change changes: two contents compared, part by part. Pure; the words come from fragments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

NAMES = ("id", "box")
"""Under which of its values a thing of a list is known again."""
SILENT = frozenset({"schema", "id", "at", "author", "voice", "box", "by"})
"""What says who and when: it comes with a change, and is none."""


@dataclass(frozen=True)
class Difference:
    """path: from the whole to the thing, keys and names of the things of a list; before, after: None where it is not.

    A thing that is new, or gone, is one difference, whole.
    """

    path: tuple[str, ...]
    before: Any
    after: Any


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """In the order of what is new, then of what is gone."""
    return list(_compared((), before, after))


def _compared(path: tuple[str, ...], before: Any, after: Any) -> Iterator[Difference]:
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in [*after, *(key for key in before if key not in after)]:
            if key not in SILENT:
                yield from _compared((*path, key), before.get(key), after.get(key))
    elif _is_named(before) and _is_named(after) and (before or after):
        old, new = ({_name(one): one for one in things} for things in (before, after))
        for name in [*new, *(name for name in old if name not in new)]:
            yield from _compared((*path, name), old.get(name), new.get(name))
    elif (before or None) != (after or None):
        yield Difference(path, before, after)


def _is_named(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, Mapping) and _name(one) for one in value)


def _name(thing: Mapping[str, Any]) -> str:
    return next((str(thing[name]) for name in NAMES if thing.get(name)), "")


def named(things: list[Any], name: str) -> Any:
    """The thing of this name in a list, or None."""
    return next((thing for thing in things if _name(thing) == name), None)
