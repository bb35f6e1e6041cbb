"""Where somebody is supported is on her sheet, and in the network too: the only one of a place would be found by it. So
places of too few are told no more, and those who are told from nowhere are enough as well. Pure: no Django.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

Place = TypeVar("Place", bound=Hashable)


def told_apart(counts: Mapping[Place | None, int], *, least: int) -> set[Place]:
    """The places that may stay on the sheets. counts: sheets by place; None: of those without one.

    The smallest go first, until nobody who is left is among fewer than `least`, nor those without a place.
    """
    nowhere = counts.get(None, 0)
    places = sorted((place for place in counts if place is not None), key=lambda place: (counts[place], str(place)))
    while places and (counts[places[0]] < least or 0 < nowhere < least):
        nowhere += counts[places.pop(0)]
    return set(places)
