from . import alarms, juries, pinned, subjects
from .decisions import Decision, Side, Verdict, Voice, that_stood
from .fates import fates_of
from .items import ReviewItem
from .pictures import ReviewPicture
from .queues import AWAITED
from .reports import Concern, Outcome, Report
from .shown_names import LONGEST_NAME, ShownName, name_shown_to_all, names_shown
from .states import LEASE, LONGEST_QUESTION, LONGEST_SAYS, OPEN, SHOWN, UNDO_FOR, Care, Reason, State, is_shown

__all__ = [
    "AWAITED",
    "LEASE",
    "LONGEST_NAME",
    "LONGEST_QUESTION",
    "LONGEST_SAYS",
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
    "ReviewPicture",
    "ShownName",
    "Side",
    "State",
    "Verdict",
    "Voice",
    "alarms",
    "fates_of",
    "is_shown",
    "juries",
    "name_shown_to_all",
    "names_shown",
    "pinned",
    "subjects",
    "that_stood",
]
