"""Pieces that other rooms show."""

from .agenda import own_file, programme_file
from .bookings import SAID_OF_A_BOOKING, bookings_of, places_of, say_what_was_done
from .keeping import keeper
from .rolls import RollLine, roll_lines
from .sessions import programme_address, session_card, upcoming_sessions, with_mine
from .sheets import NoPdf, sheet_of, sheet_pdf

__all__ = [
    "SAID_OF_A_BOOKING",
    "NoPdf",
    "RollLine",
    "bookings_of",
    "keeper",
    "own_file",
    "places_of",
    "programme_address",
    "programme_file",
    "roll_lines",
    "say_what_was_done",
    "session_card",
    "sheet_of",
    "sheet_pdf",
    "upcoming_sessions",
    "with_mine",
]
