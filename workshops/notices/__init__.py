"""What we send about seats. Neutral: whoever reads the screen learns a day and an hour, not where nor what for.

Queued as ids, written when they leave: what was cancelled meanwhile is dropped.
"""

from .kinds import kinds
from .proposals import proposal_answered
from .queueing import (
    answered_late,
    answered_no,
    booking_cancelled_for_her,
    booking_placed,
    nobody_knows_what_for,
    offer_lapsed,
    seats_offered,
    session_called_off,
    session_moved,
    told_already,
    told_at,
)

__all__ = [
    "answered_late",
    "answered_no",
    "booking_cancelled_for_her",
    "booking_placed",
    "kinds",
    "nobody_knows_what_for",
    "offer_lapsed",
    "proposal_answered",
    "seats_offered",
    "session_called_off",
    "session_moved",
    "told_already",
    "told_at",
]
