"""What the jobs do for this room, between two pages."""

import time

from participation.consultations.rules import close_what_is_over, tend

FLUSH_EVERY = 600.0
"""Seconds. Answers that came within them leave together: the longer, the more there are to hide among."""
_last = {"round": time.monotonic()}


def chores() -> None:
    """At each tick, close what is over: its first page after the last day already says so. Every ten minutes in each
    process, take in what waits; what one process has taken in, another finds no more."""
    if close_what_is_over() or time.monotonic() - _last["round"] >= FLUSH_EVERY:
        _last["round"] = time.monotonic()
        tend()
