"""Who comes in from the waiting list, until when a place is kept for them, and when they know."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from kit.time import PARIS

from .calendar import REMINDER_HOUR

NEAR = dt.timedelta(hours=48)
"""From so long before the start, an empty seat is worse than a passed turn: the first household that fits comes in."""
TO_ANSWER, TO_ANSWER_NEAR = dt.timedelta(hours=24), dt.timedelta(hours=4)
EVENING, MORNING = dt.time(21), REMINDER_HOUR
"""Nobody loses a place while she sleeps: an answer that would be due in the night is due at ten."""
UNTOLD_UNTIL = dt.timedelta(hours=4)
"""A place kept for somebody who was never reached goes to another one so long before the start."""
UNTOLD_FOR = dt.timedelta(hours=72)
"""Or so long after it was offered, whichever is first: a week-end for somebody of the team to tell her."""


Key = TypeVar("Key")


class Why(StrEnum):
    """The reason of a promotion: she was the first of the list, or the first of it that the seats were enough for."""

    HEAD = "head"
    FITS = "fits"


class Waiter(NamedTuple, Generic[Key]):
    """A household in the line: its booking, and what it needs at once."""

    key: Key
    seats: int
    care: int = 0


def who_gets_in(line: Iterable[Waiter[Key]], *, seats: int, care: int, room: int, near: bool) -> list[tuple[Key, Why]]:
    """The households of `line`, in order, that come in when so many `seats` and `care` places are free in a `room`.

    A household comes in whole or not at all. Far from the day nobody passes another: the first that does not fit stops
    the list, or small households would keep a large one waiting for ever. `near` the day, who does not fit is passed;
    at any time, who would not fit in the empty room, made smaller since.
    """
    let_in: list[tuple[Key, Why]] = []
    why = Why.HEAD
    for one in line:
        if one.seats <= seats and one.care <= care:
            let_in.append((one.key, why))
            seats, care = seats - one.seats, care - one.care
        elif near or one.seats > room:
            why = Why.FITS
        else:
            break
    return let_in


def is_near(moment: dt.datetime, starts_at: dt.datetime) -> bool:
    return starts_at - moment <= NEAR


def answer_by(told_at: dt.datetime, starts_at: dt.datetime) -> dt.datetime:
    """Until when a place offered at `told_at` is kept: a day, or four hours near the day; never past the start."""
    until = told_at + (TO_ANSWER_NEAR if is_near(told_at, starts_at) else TO_ANSWER)
    here = until.astimezone(PARIS)
    if here.time() >= EVENING or here.time() < MORNING:
        day = here.date() + dt.timedelta(days=here.time() >= EVENING)
        until = dt.datetime.combine(day, MORNING, PARIS)
    return min(until, starts_at)
