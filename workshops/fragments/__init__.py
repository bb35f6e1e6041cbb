"""Pieces that other rooms show."""

from .bookings import SAID_OF_A_BOOKING, bookings_of, places_of, say_what_was_done
from .keeping import keeper
from .sessions import session_card, upcoming_sessions, with_mine

__all__ = [
    "SAID_OF_A_BOOKING",
    "bookings_of",
    "keeper",
    "places_of",
    "say_what_was_done",
    "session_card",
    "upcoming_sessions",
    "with_mine",
]
