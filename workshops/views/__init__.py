from .agenda import close_my_agenda, my_agenda, own_agenda
from .attendance import roll, roll_list, sheet, sheet_file
from .bookings import book, booking_list, cancel
from .programme import agenda, session_detail, session_list

__all__ = [
    "agenda",
    "book",
    "booking_list",
    "cancel",
    "close_my_agenda",
    "my_agenda",
    "own_agenda",
    "roll",
    "roll_list",
    "session_detail",
    "session_list",
    "sheet",
    "sheet_file",
]
