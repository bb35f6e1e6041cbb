from .after import after, word
from .agenda import close_my_agenda, my_agenda, own_agenda
from .attendance import roll, roll_list, sheet, sheet_file
from .bookings import book, booking_list, cancel
from .programme import agenda, session_detail, session_list
from .rooms import closure_lift, closure_new, room, room_list, room_new, venue_open

__all__ = [
    "after",
    "agenda",
    "book",
    "booking_list",
    "cancel",
    "close_my_agenda",
    "closure_lift",
    "closure_new",
    "my_agenda",
    "own_agenda",
    "roll",
    "roll_list",
    "room",
    "room_list",
    "room_new",
    "session_detail",
    "session_list",
    "sheet",
    "sheet_file",
    "venue_open",
    "word",
]
