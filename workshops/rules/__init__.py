from .accept_offer import accept_offer
from .book_seats import book_seats
from .call_off_session import call_off_session
from .cancel_booking import cancel_booking
from .erase_bookings import erase_bookings, last_signs_in_bookings
from .lapse_offers import lapse_offer, lapse_offers
from .note_attendance import Said, note_attendance
from .offer_told import offer_told
from .open_feed import close_feed, open_feed
from .plan_sessions import plan_sessions
from .promote_waiting import promote_waiting
from .refusals import (
    AlreadyBegun,
    AlreadyBooked,
    NoCare,
    NotToday,
    OfferOver,
    RollChanged,
    SeatRefused,
    SessionClosed,
    SessionFull,
    TooManySeats,
)
from .resize_session import keep_everybody, resize_session
from .see_to_need import see_to_need

__all__ = [
    "AlreadyBegun",
    "AlreadyBooked",
    "NoCare",
    "NotToday",
    "OfferOver",
    "RollChanged",
    "Said",
    "SeatRefused",
    "SessionClosed",
    "SessionFull",
    "TooManySeats",
    "accept_offer",
    "book_seats",
    "call_off_session",
    "cancel_booking",
    "close_feed",
    "erase_bookings",
    "keep_everybody",
    "lapse_offer",
    "lapse_offers",
    "last_signs_in_bookings",
    "note_attendance",
    "offer_told",
    "open_feed",
    "plan_sessions",
    "promote_waiting",
    "resize_session",
    "see_to_need",
]
