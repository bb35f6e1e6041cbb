"""One line of a roll, noted by two people of the team who do not see each other's screens."""

from typing import TypeVar

Noted = TypeVar("Noted")


class NotedOtherwise(Exception):
    """Somebody noted something else on this line since it was shown."""


def settle(now: Noted, *, seen: Noted, said: Noted) -> Noted:
    """What the line becomes. now: what it says at this moment; seen: what it said when the page was shown; said: what
    is sent.

    A line that one did not touch stays as it is now, whoever changed it: two people may share a list. What is sent a
    second time, its answer lost on the way, changes nothing. Raises NotedOtherwise: both changed it, differently.
    """
    if said == seen:
        return now
    if now not in (seen, said):
        raise NotedOtherwise
    return said
