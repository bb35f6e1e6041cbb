from .acting import claim, close, hand, note, take_over
from .alerts import alert, alerts
from .figures import figures
from .roster import child_contact, delay, drill, roster, roster_of, shift_add, shift_remove
from .telling import call_back, call_back_done, tell

__all__ = [
    "alert",
    "alerts",
    "call_back",
    "call_back_done",
    "child_contact",
    "claim",
    "close",
    "delay",
    "drill",
    "figures",
    "hand",
    "note",
    "roster",
    "roster_of",
    "shift_add",
    "shift_remove",
    "take_over",
    "tell",
]
