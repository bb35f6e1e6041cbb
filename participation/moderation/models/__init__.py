from . import alarms, pinned, subjects
from .decisions import Decision, Verdict
from .items import UNDO_FOR, Reason, ReviewItem, State

__all__ = ["UNDO_FOR", "Decision", "Reason", "ReviewItem", "State", "Verdict", "alarms", "pinned", "subjects"]
