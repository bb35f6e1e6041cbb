"""What the jobs do for this room, between two pages."""

import datetime as dt
import time

from participation.moderation.rules import conclude_appeals
from participation.people.models import Spending

DAY = dt.timedelta(days=1)
LOOK_EVERY = 3600.0  # seconds
_looked = 0.0


def chores() -> None:
    """At each tick; once a day, of all processes together, the appeals that nobody is left to hear."""
    global _looked
    if _looked and time.monotonic() - _looked < LOOK_EVERY:
        return
    _looked = time.monotonic()
    if Spending.objects.spend("appeals", limit=1, per=DAY):
        conclude_appeals()
