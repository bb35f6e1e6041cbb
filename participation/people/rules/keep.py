"""Apply the retention table: forget what has had its time, propose what only the relay may erase. Safe to run often."""

import datetime as dt

from kit.time import now

from .keepers import every


def keep(at: dt.datetime | None = None) -> dict[str, int]:
    """For each line of the retention table that the house applies, how many it concerned. `at` is now, if not given.

    Each line in a transaction of its own: one that fails leaves the others done, and is tried again the next day.
    """
    at = at or now()
    return {line: forget(at) for keeper in every() for line, forget in keeper.forget.items()}
