"""Two people read one message, each alone, and say which themes go with it. Pure: themes are any ids."""

from collections.abc import Collection, Hashable, Sequence
from enum import StrEnum

READERS = 2
"""How many people read each message. A third opinion is said in the discussion."""

Themes = frozenset[Hashable]


class Standing(StrEnum):
    """Where a message is."""

    UNREAD = "unread"
    HALF = "half"  # one of the two has read it: what she chose is hers until the other has chosen too
    SAME = "same"
    DIFFERENT = "different"
    SETTLED = "settled"  # they chose differently, and talked

    @property
    def both_read(self) -> bool:
        return self not in (Standing.UNREAD, Standing.HALF)


def standing(codings: Sequence[Themes], *, settled: bool) -> Standing:
    """codings: what each reader chose, READERS at most; an empty choice is « no theme goes with it »."""
    if len(codings) < READERS:
        return Standing.HALF if codings else Standing.UNREAD
    if settled:
        return Standing.SETTLED
    return Standing.SAME if len(set(codings)) == 1 else Standing.DIFFERENT


def agreements(pairs: Collection[Sequence[Themes]]) -> tuple[int, int]:
    """(how many messages both readers put under exactly the same themes, of how many both read)."""
    both = [pair for pair in pairs if len(pair) >= READERS]
    return sum(len(set(pair)) == 1 for pair in both), len(both)
