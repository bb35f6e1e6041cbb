from .answer_question import HerOwnAnswer, QuestionChanged, answer_question
from .close_consultation import close_consultation, close_what_is_over, destroy_keys
from .erase_participation import erase_participation, last_signs_in_consultations
from .flush_answers import flush_answers
from .hear_decision import hear_decision, subject_of
from .leave_message import leave_message
from .open_consultation import NoDates, NotReady, ask_review, open_consultation, take_back
from .post_contribution import post_contribution
from .put_away import KIND
from .resume import NoSuchCode, TooManyCodesTried, resume
from .send_answers import NothingSaid, send_answers
from .sheets import Filled, sheets_of
from .speaking import (
    AlreadySent,
    ConsultationClosed,
    KeyMissing,
    Letter,
    SpeaksForAnother,
    Who,
    glance,
)
from .use_version import use_version, write_version

__all__ = [
    "KIND",
    "AlreadySent",
    "ConsultationClosed",
    "Filled",
    "HerOwnAnswer",
    "KeyMissing",
    "Letter",
    "NoDates",
    "NoSuchCode",
    "NotReady",
    "NothingSaid",
    "QuestionChanged",
    "SpeaksForAnother",
    "TooManyCodesTried",
    "Who",
    "answer_question",
    "ask_review",
    "close_consultation",
    "close_what_is_over",
    "destroy_keys",
    "erase_participation",
    "flush_answers",
    "glance",
    "hear_decision",
    "last_signs_in_consultations",
    "leave_message",
    "open_consultation",
    "post_contribution",
    "resume",
    "send_answers",
    "sheets_of",
    "subject_of",
    "take_back",
    "use_version",
    "write_version",
]
