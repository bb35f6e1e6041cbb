"""What the jobs do for this room, between two pages."""

import datetime as dt
import time

from participation.people.models import Spending
from participation.people.rules import keep, leave_no_trace

DAY = dt.timedelta(days=1)
LOOK_EVERY = 60.0
REWRITE_EVERY = 5.0
_looked = {"keep": 0.0, "rewrite": 0.0}


def chores() -> None:
    """One round, at each tick: once a day, of all processes together, the retention table; soon after an erasure, the
    rewriting of the database."""
    if _time_to("rewrite", REWRITE_EVERY):
        leave_no_trace()
    if _time_to("keep", LOOK_EVERY) and Spending.objects.spend("keep", limit=1, per=DAY):
        keep()


def _time_to(what: str, every: float) -> bool:
    """Asked by the clock of this process first, so that the database is not asked each second."""
    if _looked[what] and time.monotonic() - _looked[what] < every:
        return False
    _looked[what] = time.monotonic()
    return True
