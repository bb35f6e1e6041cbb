"""Pieces that other rooms show."""

from .after import feedback_of, words_on
from .agenda import own_file, programme_file
from .bookings import SAID_OF_A_BOOKING, bookings_of, places_of, say_what_was_done
from .figures import figures_of, sheet_of_figures, years_of
from .ideas import ideas_of, leaders_with, sheet_of_ideas, to_answer
from .keeping import keeper
from .links import told_by_link
from .outreach import Outreach, one_outreach, outreach_of
from .programme import places_around, places_for, sessions_of, workshops_of
from .reach import out_of_reach
from .rolls import RollLine, roll_lines
from .rooms import ClosureShown, VenueShown, places_without_venue, too_many_for, venues_of
from .seats import draw_seats, followed, last_told
from .sessions import programme_address, session_card, upcoming_sessions, with_mine
from .settling import sessions_to_settle
from .sheets import NoPdf, sheet_of, sheet_pdf

__all__ = [
    "SAID_OF_A_BOOKING",
    "ClosureShown",
    "NoPdf",
    "Outreach",
    "RollLine",
    "VenueShown",
    "bookings_of",
    "draw_seats",
    "feedback_of",
    "figures_of",
    "followed",
    "ideas_of",
    "keeper",
    "last_told",
    "leaders_with",
    "one_outreach",
    "out_of_reach",
    "outreach_of",
    "own_file",
    "places_around",
    "places_for",
    "places_of",
    "places_without_venue",
    "programme_address",
    "programme_file",
    "roll_lines",
    "say_what_was_done",
    "session_card",
    "sessions_of",
    "sessions_to_settle",
    "sheet_of",
    "sheet_of_figures",
    "sheet_of_ideas",
    "sheet_pdf",
    "to_answer",
    "told_by_link",
    "too_many_for",
    "upcoming_sessions",
    "venues_of",
    "with_mine",
    "words_on",
    "workshops_of",
    "years_of",
]
