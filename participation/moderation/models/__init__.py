from . import alarms, juries, pinned, subjects
from .decisions import Decision, Side, Verdict, Voice
from .items import LEASE, OPEN, SHOWN, UNDO_FOR, Care, Reason, ReviewItem, State, is_shown
from .reports import Concern, Outcome, Report

__all__ = [
    "LEASE",
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
    "Side",
    "State",
    "Verdict",
    "Voice",
    "alarms",
    "is_shown",
    "juries",
    "pinned",
    "subjects",
]
