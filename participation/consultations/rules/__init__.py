from .answer_question import HerOwnAnswer, QuestionChanged, answer_question
from .change_consultation import PromiseKept, change_consultation
from .close_consultation import close_consultation, close_what_is_over, destroy_keys
from .create_consultation import create_consultation
from .erase_participation import erase_participation, last_signs_in_consultations
from .flush_answers import flush_answers
from .hear_decision import hear_decision, subject_of
from .import_questionnaire import NothingTaken, import_consultation, import_questionnaire
from .leave_message import leave_message
from .move_question import CannotMove, move_question
from .new_version import new_version
from .note_rereading import note_rereading
from .open_consultation import NoDates, NotReady, ask_review, open_consultation, take_back
from .post_contribution import post_contribution
from .preparing import AlreadyChanged, VersionInUse
from .put_away import KIND
from .remove_question import OthersDepend, remove_question
from .resume import NoSuchCode, TooManyCodesTried, resume
from .send_answers import NothingSaid, send_answers
from .set_languages import NoLanguage, set_languages
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
from .write_question import Sent, TooManyQuestions, write_question

__all__ = [
    "KIND",
    "AlreadyChanged",
    "AlreadySent",
    "CannotMove",
    "ConsultationClosed",
    "Filled",
    "HerOwnAnswer",
    "KeyMissing",
    "Letter",
    "NoDates",
    "NoLanguage",
    "NoSuchCode",
    "NotReady",
    "NothingSaid",
    "NothingTaken",
    "OthersDepend",
    "PromiseKept",
    "QuestionChanged",
    "Sent",
    "SpeaksForAnother",
    "TooManyCodesTried",
    "TooManyQuestions",
    "VersionInUse",
    "Who",
    "answer_question",
    "ask_review",
    "change_consultation",
    "close_consultation",
    "close_what_is_over",
    "create_consultation",
    "destroy_keys",
    "erase_participation",
    "flush_answers",
    "glance",
    "hear_decision",
    "import_consultation",
    "import_questionnaire",
    "last_signs_in_consultations",
    "leave_message",
    "move_question",
    "new_version",
    "note_rereading",
    "open_consultation",
    "post_contribution",
    "remove_question",
    "resume",
    "send_answers",
    "set_languages",
    "sheets_of",
    "subject_of",
    "take_back",
    "use_version",
    "write_question",
    "write_version",
]
