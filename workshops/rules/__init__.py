from .book_seats import book_seats
from .call_off_session import call_off_session
from .cancel_booking import cancel_booking
from .erase_bookings import erase_bookings, last_signs_in_bookings
from .mark_attendance import mark_attendance
from .plan_sessions import plan_sessions
from .promote_waiting import promote_waiting
from .refusals import AlreadyBegun, AlreadyBooked, NotToday, SeatRefused, SessionClosed, SessionFull, TooManySeats

__all__ = [
    "AlreadyBegun",
    "AlreadyBooked",
    "NotToday",
    "SeatRefused",
    "SessionClosed",
    "SessionFull",
    "TooManySeats",
    "book_seats",
    "call_off_session",
    "cancel_booking",
    "erase_bookings",
    "last_signs_in_bookings",
    "mark_attendance",
    "plan_sessions",
    "promote_waiting",
]
