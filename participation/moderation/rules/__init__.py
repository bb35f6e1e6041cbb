from .erase_words import erase_words, withdrawn_words
from .publish_item import WordsChanged, publish_item
from .refuse_item import refuse_item
from .settle import AlreadyDecided
from .submit_for_review import submit_for_review
from .undo_decision import TooLateToUndo, undo_decision

__all__ = [
    "AlreadyDecided",
    "TooLateToUndo",
    "WordsChanged",
    "erase_words",
    "publish_item",
    "refuse_item",
    "submit_for_review",
    "undo_decision",
    "withdrawn_words",
]
