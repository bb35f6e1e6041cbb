"""What the jobs do for this room, between two pages."""

import time

from participation.plans.rules import announce_ends, remind_reviews

LOOK_EVERY = 3600.0
_looked = {"ends": 0.0}


def chores() -> None:
    """One round, at each tick: once an hour in each process, the contracts that end and the days to look back that come
    near. Queued once, whoever looks."""
    if not _looked["ends"] or time.monotonic() - _looked["ends"] >= LOOK_EVERY:
        _looked["ends"] = time.monotonic()
        announce_ends()
        remind_reviews()
