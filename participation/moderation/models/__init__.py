from . import alarms, juries, pinned, subjects
from .decisions import Decision, Side, Verdict, Voice
from .items import LEASE, OPEN, SHOWN, UNDO_FOR, Care, Reason, ReviewItem, State, is_shown
from .reports import Concern, Outcome, Report
from .shown_names import LONGEST_NAME, ShownName, name_shown_to_all, names_shown

__all__ = [
    "LEASE",
    "LONGEST_NAME",
    "OPEN",
    "SHOWN",
    "UNDO_FOR",
    "Care",
    "Concern",
    "Decision",
    "Outcome",
    "Reason",
    "Report",
    "ReviewItem",
    "ShownName",
    "Side",
    "State",
    "Verdict",
    "Voice",
    "alarms",
    "is_shown",
    "juries",
    "name_shown_to_all",
    "names_shown",
    "pinned",
    "subjects",
]
