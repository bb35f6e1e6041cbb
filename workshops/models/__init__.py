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
from .programme import Picture, Theme, Venue, Workshop
from .rooms import LONGEST_ACCESS, LONGEST_EQUIPMENT, LONGEST_ROOM, LONGEST_WHY, MOST_IN_A_ROOM, Closure, Room
from .sessions import Session, SessionState

__all__ = [
    "CAME",
    "GUEST_NAME",
    "HOLDING",
    "LONGEST_ACCESS",
    "LONGEST_EQUIPMENT",
    "LONGEST_ROOM",
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
    "Session",
    "SessionState",
    "Theme",
    "Venue",
    "Workshop",
    "address_of",
    "digest_of",
    "new_secret",
]
