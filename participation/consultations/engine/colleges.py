"""Who sits in a committee, counted: two thirds are people concerned, now or before.

Decree 2016-1440 of 26 October 2016: at least two thirds of a CRPA are people who are supported, were, or live in
poverty; the others are workers, the State, local authorities, bodies and associations.
"""

from dataclasses import dataclass

PARTS, NEEDED = 3, 2
"""Two parts in three."""


def enough(concerned: int, total: int) -> bool:
    """Whether two thirds are concerned. Nobody at all is enough of nothing."""
    return PARTS * concerned >= NEEDED * total


@dataclass(frozen=True)
class Composition:
    """unsaid: how many have not said yet which college is theirs. They count in the total, and not as concerned."""

    total: int
    concerned: int
    unsaid: int = 0

    @property
    def is_enough(self) -> bool:
        return enough(self.concerned, self.total)

    @property
    def missing(self) -> int:
        """How many more people concerned would have to come for two thirds; 0 when there are enough."""
        return max(0, NEEDED * self.total - PARTS * self.concerned)
