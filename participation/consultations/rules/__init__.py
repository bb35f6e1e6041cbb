from .address_again import StillAddressed, address_again
from .announce_plenary import SessionTaken, announce_plenary
from .answer_by_receipt import appeal_by_receipt, contribution_of, correct_by_receipt
from .answer_question import HerOwnAnswer, QuestionChanged, answer_question
from .approve_questions import AlreadyApproved, NotEnoughYes, QuestionsChanged, approve_questions
from .archive_consultation import Archived, NotHandedYet, StillAwaited, archive_consultation
from .cancel_plenary import AlreadyHeld, cancel_plenary
from .cast_vote import AlreadyVoted, VotedOtherwise, cast_vote
from .change_consultation import PromiseKept, change_consultation, face
from .change_theme import ThemeMoved, change_theme
from .choose_topic import choose_topic
from .close_consultation import close_consultation, close_what_is_over, destroy_keys
from .code_card import BothHaveChosen, MessageGone, TwoHaveRead, code_card
from .count_attendance import count_attendance
from .count_room import (
    NothingCounted,
    NotThatDay,
    Room,
    RoomDiffers,
    RoomGone,
    RoomReplaced,
    RoomsOver,
    TooManyHands,
    correct_room,
    count_room,
    sessions_around,
)
from .create_consultation import create_consultation
from .deal_cards import deal_cards
from .end_without_key import KeyIsThere, Lost, end_without_key, lost_without_key, without_their_key
from .enter_paper import NoSuchSheet, NotAllDecided, SheetEntered, SheetToDecide, decide_paper, enter_paper
from .enter_piles import PilesRefused, enter_piles
from .envelope import seal_typed, unseal_typed
from .erase_participation import erase_participation, last_signs_in_consultations
from .erase_sittings import erase_sittings
from .erase_topics import erase_topics
from .find_receipt import Found, NoSuchReceipt, TooManyReceiptsTried, find_receipt
from .flush_answers import flush_answers
from .hand_over import NothingToHand, StillOpen, hand_over
from .hear_decision import hear_decision, subject_of
from .hear_topic import hear_topic, subject_of_topic
from .import_questionnaire import NothingTaken, import_consultation, import_questionnaire
from .keep_in_step import AnsweredAlready, correct_contribution, correct_statement, correct_topic
from .leave_message import leave_message
from .leave_remark import QuestionGone, leave_remark
from .merge_themes import MergedMeanwhile, merge_themes, split_theme
from .mix_words import mix_words
from .move_question import CannotMove, move_question
from .name_theme import ThemeTaken, TooManyThemes, name_theme
from .new_version import new_version
from .note_card import note_card
from .note_rereading import note_rereading
from .open_consultation import AlreadyBegun, FilesMissing, NoDates, NotReady, ask_review, open_consultation, take_back
from .plenary_steps import NotYetHeld, PlenaryMoved, PlenaryOff
from .post_contribution import post_contribution
from .preparing import AlreadyChanged, ChangedMeanwhile, VersionInUse
from .print_paper import print_paper
from .propose_statement import (
    STATEMENT,
    TooManyOfHers,
    add_statements,
    flush_statements,
    hear_statement,
    propose_statement,
    statement_subject,
)
from .propose_topic import TOPIC_KIND, TopicsClosed, propose_topic
from .publish_agenda import publish_agenda
from .publish_minutes import publish_minutes
from .publish_results import AlreadyPublished, NothingNew, last_publication, publish_results, results_now
from .put_away import KIND
from .receipts import receipts_without_their_key
from .remove_question import OthersDepend, remove_question
from .reply_to import NoDate, note_follow_up, reply_to
from .resume import NoSuchCode, TooManyCodesTried, resume
from .say_college import say_college
from .send_answers import NothingSaid, send_answers
from .send_file import send_file
from .set_languages import NoLanguage, set_languages
from .settle_card import NothingToSettle, SettledMeanwhile, settle_card
from .sheets import Filled, sheets_of
from .speaking import (
    MESSAGE,
    AlreadyAnswered,
    AlreadySent,
    ConsultationClosed,
    KeyMissing,
    Letter,
    OtherVersion,
    SpeaksForAnother,
    Who,
    glance,
)
from .support_topic import ThreeAtMost, leave_topic, support_topic
from .tend import flush_what_waits, tend
from .tie_to_plenary import NoPlenary, PlenaryGone, prepared_plenary
from .use_version import use_version, write_version
from .visitors import TooManyFromHere, TooManyToday
from .votes import count_voters, form_of_statements, open_ballots, votes_of
from .voting import last_votes
from .withdraw_room import withdraw_room
from .write_question import Sent, TooManyQuestions, write_question
from .write_recommendation import AlreadyHanded, NoEvidence, NotAnAddressee, Said, write_recommendation

__all__ = [
    "KIND",
    "MESSAGE",
    "STATEMENT",
    "TOPIC_KIND",
    "AlreadyAnswered",
    "AlreadyApproved",
    "AlreadyBegun",
    "AlreadyChanged",
    "AlreadyHanded",
    "AlreadyHeld",
    "AlreadyPublished",
    "AlreadySent",
    "AlreadyVoted",
    "AnsweredAlready",
    "Archived",
    "BothHaveChosen",
    "CannotMove",
    "ChangedMeanwhile",
    "ConsultationClosed",
    "FilesMissing",
    "Filled",
    "Found",
    "HerOwnAnswer",
    "KeyIsThere",
    "KeyMissing",
    "Letter",
    "Lost",
    "MergedMeanwhile",
    "MessageGone",
    "NoDate",
    "NoDates",
    "NoEvidence",
    "NoLanguage",
    "NoPlenary",
    "NoSuchCode",
    "NoSuchReceipt",
    "NoSuchSheet",
    "NotAllDecided",
    "NotAnAddressee",
    "NotEnoughYes",
    "NotHandedYet",
    "NotReady",
    "NotThatDay",
    "NotYetHeld",
    "NothingCounted",
    "NothingNew",
    "NothingSaid",
    "NothingTaken",
    "NothingToHand",
    "NothingToSettle",
    "OtherVersion",
    "OthersDepend",
    "PilesRefused",
    "PlenaryGone",
    "PlenaryMoved",
    "PlenaryOff",
    "PromiseKept",
    "QuestionChanged",
    "QuestionGone",
    "QuestionsChanged",
    "Room",
    "RoomDiffers",
    "RoomGone",
    "RoomReplaced",
    "RoomsOver",
    "Said",
    "Sent",
    "SessionTaken",
    "SettledMeanwhile",
    "SheetEntered",
    "SheetToDecide",
    "SpeaksForAnother",
    "StillAddressed",
    "StillAwaited",
    "StillOpen",
    "ThemeMoved",
    "ThemeTaken",
    "ThreeAtMost",
    "TooManyCodesTried",
    "TooManyFromHere",
    "TooManyHands",
    "TooManyOfHers",
    "TooManyQuestions",
    "TooManyReceiptsTried",
    "TooManyThemes",
    "TooManyToday",
    "TopicsClosed",
    "TwoHaveRead",
    "VersionInUse",
    "VotedOtherwise",
    "Who",
    "add_statements",
    "address_again",
    "announce_plenary",
    "answer_question",
    "appeal_by_receipt",
    "approve_questions",
    "archive_consultation",
    "ask_review",
    "cancel_plenary",
    "cast_vote",
    "change_consultation",
    "change_theme",
    "choose_topic",
    "close_consultation",
    "close_what_is_over",
    "code_card",
    "contribution_of",
    "correct_by_receipt",
    "correct_contribution",
    "correct_room",
    "correct_statement",
    "correct_topic",
    "count_attendance",
    "count_room",
    "count_voters",
    "create_consultation",
    "deal_cards",
    "decide_paper",
    "destroy_keys",
    "end_without_key",
    "enter_paper",
    "enter_piles",
    "erase_participation",
    "erase_sittings",
    "erase_topics",
    "face",
    "find_receipt",
    "flush_answers",
    "flush_statements",
    "flush_what_waits",
    "form_of_statements",
    "glance",
    "hand_over",
    "hear_decision",
    "hear_statement",
    "hear_topic",
    "import_consultation",
    "import_questionnaire",
    "last_publication",
    "last_signs_in_consultations",
    "last_votes",
    "leave_message",
    "leave_remark",
    "leave_topic",
    "lost_without_key",
    "merge_themes",
    "mix_words",
    "move_question",
    "name_theme",
    "new_version",
    "note_card",
    "note_follow_up",
    "note_rereading",
    "open_ballots",
    "open_consultation",
    "post_contribution",
    "prepared_plenary",
    "print_paper",
    "propose_statement",
    "propose_topic",
    "publish_agenda",
    "publish_minutes",
    "publish_results",
    "receipts_without_their_key",
    "remove_question",
    "reply_to",
    "results_now",
    "resume",
    "say_college",
    "seal_typed",
    "send_answers",
    "send_file",
    "sessions_around",
    "set_languages",
    "settle_card",
    "sheets_of",
    "split_theme",
    "statement_subject",
    "subject_of",
    "subject_of_topic",
    "support_topic",
    "take_back",
    "tend",
    "unseal_typed",
    "use_version",
    "votes_of",
    "withdraw_room",
    "without_their_key",
    "write_question",
    "write_recommendation",
    "write_version",
]
