from .after import LONGEST_WORD, Face, Feedback
from .bookings import (
    CAME,
    GUEST_NAME,
    HOLDING,
    MOST_SEATS,
    OVER,
    SAID_WITHIN,
    Attendee,
    Booking,
    BookingState,
    Household,
)
from .feeds import CalendarFeed, digest_of, new_secret
from .links import BookingLink, address_of
from .marks import Mark
from .needs import NEED_WORDS, Need, NeedKind
from .programme import (
    LONGEST_LINE,
    LONGEST_NAME,
    LONGEST_PROGRAMME,
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    Picture,
    Theme,
    Tongue,
    Venue,
    Workshop,
)
from .rooms import LONGEST_ACCESS, LONGEST_EQUIPMENT, LONGEST_ROOM, LONGEST_WHY, MOST_IN_A_ROOM, Closure, Room
from .series import LONGEST_RULE, Series
from .sessions import Session, SessionState

__all__ = [
    "CAME",
    "GUEST_NAME",
    "HOLDING",
    "LONGEST_ACCESS",
    "LONGEST_EQUIPMENT",
    "LONGEST_LINE",
    "LONGEST_NAME",
    "LONGEST_PROGRAMME",
    "LONGEST_ROOM",
    "LONGEST_RULE",
    "LONGEST_SUMMARY",
    "LONGEST_TITLE",
    "LONGEST_WHY",
    "LONGEST_WORD",
    "MOST_IN_A_ROOM",
    "MOST_SEATS",
    "NEED_WORDS",
    "OVER",
    "SAID_WITHIN",
    "Attendee",
    "Booking",
    "BookingLink",
    "BookingState",
    "CalendarFeed",
    "Closure",
    "Face",
    "Feedback",
    "Household",
    "Mark",
    "Need",
    "NeedKind",
    "Picture",
    "Room",
    "Series",
    "Session",
    "SessionState",
    "Theme",
    "Tongue",
    "Venue",
    "Workshop",
    "address_of",
    "digest_of",
    "new_secret",
]
