from .acting import CloseForm, HandForm, NoteForm, TakeOverForm, VersionForm
from .roster import ChildContactForm, DelayForm, DrillForm, ShiftForm
from .telling import CallBackForm, TellForm

__all__ = [
    "CallBackForm",
    "ChildContactForm",
    "CloseForm",
    "DelayForm",
    "DrillForm",
    "HandForm",
    "NoteForm",
    "ShiftForm",
    "TakeOverForm",
    "TellForm",
    "VersionForm",
]
