from .after import after, word
from .agenda import close_my_agenda, my_agenda, own_agenda
from .attendance import roll, roll_list, sheet, sheet_file
from .bookings import accept, book, booking_list, cancel
from .changes import change_withdraw, changes, workshop_changes
from .desk import desk, desk_answer, desk_capacity, desk_need
from .figures import figures, figures_file
from .ideas import co_lead, ideas, propose
from .importing import import_model, import_table
from .links import link
from .outreach import outreach, outreach_call
from .programme import agenda, session_detail, session_list
from .rooms import closure_lift, closure_new, room, room_list, room_new, room_picture, venue_open, way_in
from .team import session_new, team, workshop, workshop_change, workshop_new
from .team_ideas import idea, idea_accept, idea_decline, idea_list
from .team_sessions import session_cancel, session_change

__all__ = [
    "accept",
    "after",
    "agenda",
    "book",
    "booking_list",
    "cancel",
    "change_withdraw",
    "changes",
    "close_my_agenda",
    "closure_lift",
    "closure_new",
    "co_lead",
    "desk",
    "desk_answer",
    "desk_capacity",
    "desk_need",
    "figures",
    "figures_file",
    "idea",
    "idea_accept",
    "idea_decline",
    "idea_list",
    "ideas",
    "import_model",
    "import_table",
    "link",
    "my_agenda",
    "outreach",
    "outreach_call",
    "own_agenda",
    "propose",
    "roll",
    "roll_list",
    "room",
    "room_list",
    "room_new",
    "room_picture",
    "session_cancel",
    "session_change",
    "session_detail",
    "session_list",
    "session_new",
    "sheet",
    "sheet_file",
    "team",
    "venue_open",
    "way_in",
    "word",
    "workshop",
    "workshop_change",
    "workshop_changes",
    "workshop_new",
]
