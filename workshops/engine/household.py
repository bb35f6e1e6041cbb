"""Who comes in one booking, and which seats that takes."""

from collections.abc import Sequence
from typing import NamedTuple

OLDEST_CHILD = 17
"""Years. From eighteen on, one comes as a guest."""


class Child(NamedTuple):
    """A child of the household. The first name is nobody's business unless it is given."""

    age: int  # years
    first_name: str = ""
    in_care: bool = False  # looked after beside the workshop, while the parent is in it


class Need(NamedTuple):
    """Something to prepare before the day: a kind of `models.NeedKind`, and a few words."""

    kind: str
    words: str = ""


def seats_of(guests: int, children: Sequence[Child], *, child_takes_seat: bool) -> int:
    """Seats in the room for one person, her guests, and the children who sit in it."""
    return 1 + guests + sum(sits(child, child_takes_seat=child_takes_seat) for child in children)


def sits(child: Child, *, child_takes_seat: bool) -> bool:
    """A child who is looked after elsewhere takes no seat; nor one on the lap, where the workshop says so."""
    return child_takes_seat and not child.in_care


def care_of(children: Sequence[Child]) -> int:
    """Child-care places."""
    return sum(child.in_care for child in children)


def known_by(first_name: str, number: str) -> tuple[str, str] | None:
    """What tells somebody without account from another: her first name and her number together, since one telephone is
    often that of two. None without both: two of one name may well be two."""
    name = first_name.strip().casefold()
    return (name, number) if name and number else None
