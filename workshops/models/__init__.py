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
from .changes import LONGEST_DONE, LONGEST_HEARD, Change
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
from .proposals import LONGEST_ANSWER, LONGEST_IDEA, LONGEST_WHEN, Outcome, Part, Proposal
from .reaching import CALL_WORDS, CallAnswer, CallWhy, KindCall
from .rooms import LONGEST_ACCESS, LONGEST_EQUIPMENT, LONGEST_ROOM, LONGEST_WHY, MOST_IN_A_ROOM, Closure, Room
from .series import Series
from .sessions import Session, SessionState

__all__ = [
    "CALL_WORDS",
    "CAME",
    "GUEST_NAME",
    "HOLDING",
    "LONGEST_ACCESS",
    "LONGEST_ANSWER",
    "LONGEST_DONE",
    "LONGEST_EQUIPMENT",
    "LONGEST_HEARD",
    "LONGEST_IDEA",
    "LONGEST_LINE",
    "LONGEST_NAME",
    "LONGEST_PROGRAMME",
    "LONGEST_ROOM",
    "LONGEST_SUMMARY",
    "LONGEST_TITLE",
    "LONGEST_WHEN",
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
    "CallAnswer",
    "CallWhy",
    "Change",
    "Closure",
    "Face",
    "Feedback",
    "Household",
    "KindCall",
    "Mark",
    "Need",
    "NeedKind",
    "Outcome",
    "Part",
    "Picture",
    "Proposal",
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
