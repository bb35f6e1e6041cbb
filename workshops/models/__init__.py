from .bookings import GUEST_NAME, MOST_SEATS, Attendee, Booking, BookingState
from .programme import Picture, Theme, Venue, Workshop
from .sessions import Session

__all__ = [
    "GUEST_NAME",
    "MOST_SEATS",
    "Attendee",
    "Booking",
    "BookingState",
    "Picture",
    "Session",
    "Theme",
    "Venue",
    "Workshop",
]
