"""What a year of workshops comes to, in lines that name nobody. Pure.

What everybody could read or count is shown whole: sessions, places, places booked. Who came is shown from `FEWEST`
people on, and with a small number another is hidden, so that the sum does not give it back (kit.suppression). The lines
of a table are added up in no other way than its own: months, workshops and places are never crossed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass, replace

from kit.suppression import shut

FEWEST = 5
"""Fewer people than that are never counted apart."""


@dataclass(frozen=True)
class Held:
    """One session that took place. people: the accounts of those who came; came: everybody, children and guests too."""

    day: dt.date
    workshop: str
    place: str
    seats: int
    booked: int
    came: int
    people: frozenset[Hashable] = frozenset()


@dataclass(frozen=True)
class Line:
    """came, people: None for what is not shown."""

    name: Hashable
    sessions: int
    seats: int
    booked: int
    came: int | None
    people: int | None


def lines(held: Collection[Held], by: Callable[[Held], Hashable]) -> list[Line]:
    """One line for each name, in the order in which they first come."""
    groups: dict[Hashable, list[Held]] = {}
    for one in held:
        groups.setdefault(by(one), []).append(one)
    came = {name: sum(one.came for one in group) for name, group in groups.items()}
    hidden = shut(list(came), [came], FEWEST)
    return [_line(name, group, shown=name not in hidden) for name, group in groups.items()]


def hidden_months(held: Collection[Held]) -> frozenset[Hashable]:
    """The months of which it is not shown who came."""
    return frozenset(line.name for line in lines(held, month_of) if line.came is None)


def without_hidden_months(held: Collection[Held]) -> list[Held]:
    """The same sessions; who came in a hidden month is counted in nothing else either: a total that grew by such a
    month, read before and after it, would say its number."""
    hidden = hidden_months(held)
    return [replace(one, came=0, people=frozenset()) if month_of(one) in hidden else one for one in held]


def month_of(one: Held) -> int:
    return one.day.month


def together(held: Collection[Held]) -> Line:
    """All of them in one line."""
    return _line("", held, shown=sum(one.came for one in held) >= FEWEST)


def _line(name: Hashable, held: Collection[Held], *, shown: bool) -> Line:
    people = len(frozenset().union(*(one.people for one in held)))
    return Line(
        name=name,
        sessions=len(held),
        seats=sum(one.seats for one in held),
        booked=sum(one.booked for one in held),
        came=sum(one.came for one in held) if shown else None,
        people=people if shown and people >= FEWEST else None,
    )


def opinions(counts: Mapping[str, int]) -> dict[str, int | None]:
    """How many gave each opinion; None for what is not shown. « Nobody » is a small number too: it says what all said,
    and where all said the same, nothing is shown."""
    if sum(counts.values()) < FEWEST:
        return dict.fromkeys(counts)
    hidden = shut(list(counts), [counts], FEWEST)
    return {name: None if name in hidden else count for name, count in counts.items()}
