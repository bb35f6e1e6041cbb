"""Apply the retention table: forget what has had its time, propose what only the relay may erase. Safe to run often."""

import datetime as dt
import logging

from kit.time import now

from .keepers import every

log = logging.getLogger(__name__)


def keep(at: dt.datetime | None = None) -> dict[str, int]:
    """For each line of the retention table that the house applies, how many it concerned. `at` is now, if not given.

    One that fails leaves the others done, is said in the log, and is tried again the next day.
    """
    at, done = at or now(), {}
    for line, forget in [pair for keeper in every() for pair in keeper.forget.items()]:
        try:
            done[line] = forget(at)
        except Exception:
            log.exception("the line %s of the retention table was not applied", line)
    return done
