"""Pieces that other rooms show."""

from .agenda import own_file, programme_file
from .bookings import SAID_OF_A_BOOKING, bookings_of, places_of, say_what_was_done
from .keeping import keeper
from .sessions import programme_address, session_card, upcoming_sessions, with_mine

__all__ = [
    "SAID_OF_A_BOOKING",
    "bookings_of",
    "keeper",
    "own_file",
    "places_of",
    "programme_address",
    "programme_file",
    "say_what_was_done",
    "session_card",
    "upcoming_sessions",
    "with_mine",
]
