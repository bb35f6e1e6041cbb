"""Who comes in from the waiting list."""

from collections.abc import Iterable
from typing import TypeVar

Key = TypeVar("Key")


def who_gets_in(waiting: Iterable[tuple[Key, int]], free: int) -> list[Key]:
    """The first of `waiting` (booking, seats), in order, that fit in `free` seats.

    A household comes in whole or not at all, and nobody passes another: the first that does not fit stops the list,
    or small households would keep a large one waiting for ever.
    """
    let_in = []
    for key, seats in waiting:
        if seats > free:
            break
        let_in.append(key)
        free -= seats
    return let_in
