from .appeal_item import HeardAlready, appeal_item, conclude_appeals, hear_appeal
from .ask_opinion import ask_opinion, give_opinion
from .claim_item import claim_item, release_item, take_over
from .correct_words import SameWords, correct_words
from .erase_words import erase_words, withdrawn_words
from .forget_pictures import forget_pictures
from .hold_item import hold_item
from .keep_item import keep_item
from .pass_on import NobodyElse, escalate_item, move_item
from .publish_item import WordsChanged, publish_item
from .publish_plain import publish_plain
from .refuse_item import refuse_item
from .report_words import NoSuchReport, TooManyReports, TooManyTries, find_report, number_of, receipt_of, report_words
from .settle import AlreadyDecided, HeldByAnother, NeedsTwo, ReportedSince
from .shown_names import (
    NAME,
    NameTooLong,
    NameWaits,
    NobodyReads,
    has_shown_name,
    hear_name,
    name_corrected,
    name_subject,
    propose_name,
    take_name_off,
)
from .submit_for_review import submit_for_review
from .undo_decision import TooLateToUndo, undo_decision

__all__ = [
    "NAME",
    "AlreadyDecided",
    "HeardAlready",
    "HeldByAnother",
    "NameTooLong",
    "NameWaits",
    "NeedsTwo",
    "NoSuchReport",
    "NobodyElse",
    "NobodyReads",
    "ReportedSince",
    "SameWords",
    "TooLateToUndo",
    "TooManyReports",
    "TooManyTries",
    "WordsChanged",
    "appeal_item",
    "ask_opinion",
    "claim_item",
    "conclude_appeals",
    "correct_words",
    "erase_words",
    "escalate_item",
    "find_report",
    "forget_pictures",
    "give_opinion",
    "has_shown_name",
    "hear_appeal",
    "hear_name",
    "hold_item",
    "keep_item",
    "move_item",
    "name_corrected",
    "name_subject",
    "number_of",
    "propose_name",
    "publish_item",
    "publish_plain",
    "receipt_of",
    "refuse_item",
    "release_item",
    "report_words",
    "submit_for_review",
    "take_name_off",
    "take_over",
    "undo_decision",
    "withdrawn_words",
]
