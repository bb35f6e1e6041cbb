"""Who is where in a stream: a cache entry that expires. A courtesy between colleagues, never a lock."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.core.cache import cache, caches
from django.core.cache.backends.locmem import LocMemCache

LIFE = 30  # seconds after the last sign of life
SAID_AGAIN = 10  # seconds between two signs of life of a process that has nothing else to say

Here = tuple[tuple[UUID, str], ...]


def is_shared() -> bool:
    """Whether other processes say here who is with them."""
    return not isinstance(caches["default"], LocMemCache)


def meet(process: str, mine: Mapping[str, Iterable[tuple[UUID, str]]]) -> dict[str, Here]:
    """Stream -> (account id, where) of all who are there, sorted: say who is in this process, learn who is in all.

    mine: those of this process, for each stream that is asked about. Two processes that write at once may lose one
    another's word: it comes back with the next, some seconds later.
    """
    moment = time.time()
    keys = {name: f"live:here:{name}" for name in mine}
    known = cache.get_many(keys.values())
    said: dict[str, Mapping[str, tuple[float, list[tuple[UUID, str]]]]] = {}
    met: dict[str, Here] = {}
    for name, places in mine.items():
        before = known.get(keys[name], {})
        parts = {other: part for other, part in before.items() if part[0] > moment and other != process}
        until, told = before.get(process, (0.0, []))
        here = sorted(set(places))
        if here:
            parts[process] = (moment + LIFE, here)
        if here != told or (here and until < moment + LIFE - SAID_AGAIN):
            said[keys[name]] = parts
        met[name] = tuple(sorted({(user, where) for _, part in parts.values() for user, where in part}))
    if said:
        cache.set_many(said, LIFE)
    return met
