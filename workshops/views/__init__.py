from .attendance import mark, roll, roll_list
from .bookings import book, booking_list, cancel
from .programme import session_detail, session_list

__all__ = ["book", "booking_list", "cancel", "mark", "roll", "roll_list", "session_detail", "session_list"]
