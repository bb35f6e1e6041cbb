"""Who is where in a stream: a cache entry that expires. A courtesy between colleagues, never a lock."""

from __future__ import annotations

import time
from collections.abc import Iterable
from uuid import UUID

from django.core.cache import cache

LIFE = 30  # seconds after the last sign of life


def meet(stream: str, process: str, mine: Iterable[tuple[UUID, str]]) -> tuple[tuple[UUID, str], ...]:
    """Say who is there in this process, and learn who is there in all of them: (account id, where), sorted.

    Two processes that write at once may lose one another's word: it comes back with the next, a second later.
    """
    key, moment = f"live:here:{stream}", time.time()
    before = cache.get(key, {})
    parts = {name: part for name, part in before.items() if part[0] > moment and name != process}
    mine = sorted(set(mine))
    if mine:
        parts[process] = (moment + LIFE, mine)
    if parts or before:
        cache.set(key, parts, LIFE)
    return tuple(sorted({(user, where) for _, part in parts.values() for user, where in part}))
