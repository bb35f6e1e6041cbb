"""What the jobs do for this room, between two pages."""

import time

from workshops.rules import lapse_offers

EVERY = 20.0
"""Seconds. A place that nobody answered for is free that much later, at most."""
_last = {"round": time.monotonic()}


def chores() -> None:
    """Idempotent: what one process has lapsed or let in, another finds no more."""
    if time.monotonic() - _last["round"] >= EVERY:
        _last["round"] = time.monotonic()
        lapse_offers()
