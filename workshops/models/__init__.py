from .bookings import GUEST_NAME, HOLDING, MOST_SEATS, OVER, Attendee, Booking, BookingState, Household
from .feeds import CalendarFeed, digest_of, new_secret
from .marks import Mark
from .needs import NEED_WORDS, Need, NeedKind
from .programme import Picture, Theme, Venue, Workshop
from .sessions import Session

__all__ = [
    "GUEST_NAME",
    "HOLDING",
    "MOST_SEATS",
    "NEED_WORDS",
    "OVER",
    "Attendee",
    "Booking",
    "BookingState",
    "CalendarFeed",
    "Household",
    "Mark",
    "Need",
    "NeedKind",
    "Picture",
    "Session",
    "Theme",
    "Venue",
    "Workshop",
    "digest_of",
    "new_secret",
]
