"""What the jobs do for this room, between two pages."""

from participation.care.rules import ring_due


def chores() -> None:
    """At each tick: a second late is nothing, a minute is. One query when nothing waits."""
    ring_due()
