from .amend_terms import amend_terms, amends
from .announce_ends import announce_ends
from .answer_about_step import answer_about_step
from .answer_budget_change import answer_budget_change
from .answer_coordination import answer_coordination
from .answer_decision import answer_decision
from .answer_goal import answer_goal
from .answer_goal_word import answer_goal_word
from .answer_invite import answer_invite
from .answer_meeting import answer_meeting
from .answer_review import answer_review
from .answer_step import answer_step
from .answer_words import answer_words
from .archive_plans import archive_plans
from .ask_about_step import ASK_AGAIN, ask_about_step
from .ask_to_talk import ask_to_talk
from .blocking import what_blocks_signing
from .cancel_coordination import cancel_coordination
from .cancel_meeting import cancel_meeting
from .change_budget_line import change_budget_line
from .change_kept_line import change_kept_line
from .change_step import change_step, may_change
from .choose_kind import TermsRefused, choose_kind
from .complete_plan import StepsLeft, complete_plan
from .content import content_bytes, content_of
from .copy_handwriting import copy_handwriting
from .drop_kept_line import drop_kept_line
from .erase_plans import agreements_to_keep, erase_plans, forget_receipts, last_signs_in_plans
from .erase_rating import erase_rating
from .export_plan import export_plan
from .figures import LineChanged
from .finish_step import finish_step
from .freezing import waiting_version
from .give_consent import NotOffered, TooLong, WordsChanged, give_consent
from .hand_copy import hand_copy
from .hold_coordination import Decided, NothingDecided, TooMuchDecided, hold_coordination
from .hold_review import hold_review
from .invite_partners import invite_partners
from .keep_budget_line import keep_budget_line
from .keep_paper import keep_paper
from .leave_behind import leave_behind
from .mark_read import mark_read
from .meeting_details import MomentIsPast, NobodyMeets, NotAtNight, NowhereToMeet
from .note_contract import note_contract
from .note_reading import note_list, note_reading
from .note_shared_reading import note_shared_reading
from .offer_words import offer_words
from .open_glass import NoReason, open_glass
from .open_plan import NoStructure, open_plan, structure_of
from .open_section import open_section
from .propose_budget_change import propose_budget_change
from .propose_coordination import CoordinationChanged, NobodyInvited, NoLongerOpen, propose_coordination
from .propose_goal import propose_goal
from .propose_meeting import MeetingChanged, propose_meeting
from .propose_review import propose_review
from .propose_step import propose_step
from .rate_situation import rate_situation
from .refusals import NothingToShow, PlanChanged, PlanClosed, ProposalChanged, WroteElsewhere
from .refuse_to_sign import LONGEST_WHY, refuse_to_sign
from .remind_reviews import remind_reviews
from .remove_budget_line import remove_budget_line
from .renew_plan import NotLookedBack, looked_back, renew_plan
from .reread_words import reread_words
from .review_glass import AlreadyReviewed, review_glass
from .revoke_consent import revoke_consent
from .save_own_words import save_own_words
from .say_of_goal import say_of_goal
from .say_yes_to_plan import say_yes_to_plan
from .send_message import NobodyReads, NothingSaid, send_message
from .show_kept_line import show_kept_line
from .show_own_words import show_own_words
from .show_rating import show_rating
from .sign_on_paper import NotAScan, NotThere, ScanTooLarge, sign_on_paper
from .sign_plan import NotProved, SigningWaits, VersionMoved, sign_plan, words_for
from .step_details import Details
from .stop_step import stop_step
from .take_back_words import take_back_words
from .typed import Typed, UnknownBase
from .withdraw_plan import withdraw_plan
from .write_budget_line import write_budget_line
from .write_review import write_review
from .write_words import Written, write_words

__all__ = [
    "ASK_AGAIN",
    "LONGEST_WHY",
    "AlreadyReviewed",
    "CoordinationChanged",
    "Decided",
    "Details",
    "LineChanged",
    "MeetingChanged",
    "MomentIsPast",
    "NoLongerOpen",
    "NoReason",
    "NoStructure",
    "NobodyInvited",
    "NobodyMeets",
    "NobodyReads",
    "NotAScan",
    "NotAtNight",
    "NotLookedBack",
    "NotOffered",
    "NotProved",
    "NotThere",
    "NothingDecided",
    "NothingSaid",
    "NothingToShow",
    "NowhereToMeet",
    "PlanChanged",
    "PlanClosed",
    "ProposalChanged",
    "ScanTooLarge",
    "SigningWaits",
    "StepsLeft",
    "TermsRefused",
    "TooLong",
    "TooMuchDecided",
    "Typed",
    "UnknownBase",
    "VersionMoved",
    "WordsChanged",
    "Written",
    "WroteElsewhere",
    "agreements_to_keep",
    "amend_terms",
    "amends",
    "announce_ends",
    "answer_about_step",
    "answer_budget_change",
    "answer_coordination",
    "answer_decision",
    "answer_goal",
    "answer_goal_word",
    "answer_invite",
    "answer_meeting",
    "answer_review",
    "answer_step",
    "answer_words",
    "archive_plans",
    "ask_about_step",
    "ask_to_talk",
    "cancel_coordination",
    "cancel_meeting",
    "change_budget_line",
    "change_kept_line",
    "change_step",
    "choose_kind",
    "complete_plan",
    "content_bytes",
    "content_of",
    "copy_handwriting",
    "drop_kept_line",
    "erase_plans",
    "erase_rating",
    "export_plan",
    "finish_step",
    "forget_receipts",
    "give_consent",
    "hand_copy",
    "hold_coordination",
    "hold_review",
    "invite_partners",
    "keep_budget_line",
    "keep_paper",
    "last_signs_in_plans",
    "leave_behind",
    "looked_back",
    "mark_read",
    "may_change",
    "note_contract",
    "note_list",
    "note_reading",
    "note_shared_reading",
    "offer_words",
    "open_glass",
    "open_plan",
    "open_section",
    "propose_budget_change",
    "propose_coordination",
    "propose_goal",
    "propose_meeting",
    "propose_review",
    "propose_step",
    "rate_situation",
    "refuse_to_sign",
    "remind_reviews",
    "remove_budget_line",
    "renew_plan",
    "reread_words",
    "review_glass",
    "revoke_consent",
    "save_own_words",
    "say_of_goal",
    "say_yes_to_plan",
    "send_message",
    "show_kept_line",
    "show_own_words",
    "show_rating",
    "sign_on_paper",
    "sign_plan",
    "stop_step",
    "structure_of",
    "take_back_words",
    "waiting_version",
    "what_blocks_signing",
    "withdraw_plan",
    "words_for",
    "write_budget_line",
    "write_review",
    "write_words",
]
