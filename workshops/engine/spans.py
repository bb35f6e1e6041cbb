"""Times that share a moment. A time is a pair of aware datetimes; one that ends when another begins leaves it alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TypeVar

Span = tuple[dt.datetime, dt.datetime]
Thing = TypeVar("Thing")


def meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def first_meeting(spans: Iterable[Span], taken: Sequence[tuple[Span, Thing]]) -> tuple[Span, Thing] | None:
    """The first of `spans` that meets something taken, with what it meets; None when all are free."""
    for span in spans:
        for held, thing in taken:
            if meet(span, held):
                return span, thing
    return None


def first_doubled(spans: Iterable[Span]) -> Span | None:
    """The first that begins before the one ahead of it has ended; None when none does."""
    last: Span | None = None
    for span in sorted(spans):
        if last and meet(last, span):
            return span
        last = span
    return None
