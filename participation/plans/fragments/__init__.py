from . import changes_signed
from .access import AccessPage, accesses_for_house, accesses_of, last_looks, own_readings
from .agreement import AgreementShown
from .budget import BudgetShown, show_budget, show_kept
from .cards import PlanCard, plan_card, plans_of
from .changes import Change, changes_since_look
from .changes_signed import SignedChange, changes_since_signed, what_changes
from .commitments import show_commitment
from .content import ContentSaid, show_content
from .contract import months_left, say_contract
from .coordinations import (
    CoordinationShown,
    DecisionShown,
    coordination_url,
    coordinations_coming,
    coordinations_of,
    every_coordination,
    render_partners_told,
    shared_coordinations,
    show_coordination,
    show_decisions,
    shown_on_plan,
    with_all,
)
from .draw import draw
from .glass import GlassShown, banner, glass_told, render_to_review, seconds_left, show_reviews
from .goals import GoalShown
from .history import history_of
from .letters import Letter, letter_of, letters_near, letters_to
from .meetings import (
    MeetingShown,
    MeetingsShown,
    meetings_coming,
    meetings_of,
    meetings_today,
    messages_url,
    next_meeting,
    say_where,
    show_meeting,
    show_meetings,
)
from .pdf import NoPdf, printed_pdf, version_pdf
from .printed import PrintedShown, show_printed
from .ratings import own_ratings
from .reviews import ReviewShown, bilan_of, held_reviews, reviews_url, say_end, show_review_words, show_to_come
from .shared import SharedPlan, shared_with, show_shared
from .sharing import ReadersShown, readers_of
from .shown import PlanShown, SectionShown, load, names_of, show_plan
from .since import SinceShown, since_visit
from .standing import Standing, standing
from .steps import StepShown
from .talk import (
    ThreadShown,
    render_message_waits,
    say_unread,
    show_fresh,
    show_new_messages,
    show_thread,
    talk_address,
    talk_url,
    unread_in,
    unread_total,
)
from .talk_about import step_to_answer, who_wants_to_talk
from .talk_links import TalkShown, news_for
from .versions import VersionShown, copy_to_hand, show_version, versions_of
from .viewer import Viewer, in_a_row, what_does
from .words import WordsShown, place_of, show_boxes

__all__ = [
    "AccessPage",
    "AgreementShown",
    "BudgetShown",
    "Change",
    "ContentSaid",
    "CoordinationShown",
    "DecisionShown",
    "GlassShown",
    "GoalShown",
    "Letter",
    "MeetingShown",
    "MeetingsShown",
    "NoPdf",
    "PlanCard",
    "PlanShown",
    "PrintedShown",
    "ReadersShown",
    "ReviewShown",
    "SectionShown",
    "SharedPlan",
    "SignedChange",
    "SinceShown",
    "Standing",
    "StepShown",
    "TalkShown",
    "ThreadShown",
    "VersionShown",
    "Viewer",
    "WordsShown",
    "accesses_for_house",
    "accesses_of",
    "banner",
    "bilan_of",
    "changes_signed",
    "changes_since_look",
    "changes_since_signed",
    "coordination_url",
    "coordinations_coming",
    "coordinations_of",
    "copy_to_hand",
    "draw",
    "every_coordination",
    "glass_told",
    "held_reviews",
    "history_of",
    "in_a_row",
    "last_looks",
    "letter_of",
    "letters_near",
    "letters_to",
    "load",
    "meetings_coming",
    "meetings_of",
    "meetings_today",
    "messages_url",
    "months_left",
    "names_of",
    "news_for",
    "next_meeting",
    "own_ratings",
    "own_readings",
    "place_of",
    "plan_card",
    "plans_of",
    "printed_pdf",
    "readers_of",
    "render_message_waits",
    "render_partners_told",
    "render_to_review",
    "reviews_url",
    "say_contract",
    "say_end",
    "say_unread",
    "say_where",
    "seconds_left",
    "shared_coordinations",
    "shared_with",
    "show_boxes",
    "show_budget",
    "show_commitment",
    "show_content",
    "show_coordination",
    "show_decisions",
    "show_fresh",
    "show_kept",
    "show_meeting",
    "show_meetings",
    "show_new_messages",
    "show_plan",
    "show_printed",
    "show_review_words",
    "show_reviews",
    "show_shared",
    "show_thread",
    "show_to_come",
    "show_version",
    "shown_on_plan",
    "since_visit",
    "standing",
    "step_to_answer",
    "talk_address",
    "talk_url",
    "unread_in",
    "unread_total",
    "version_pdf",
    "versions_of",
    "what_changes",
    "what_does",
    "who_wants_to_talk",
    "with_all",
]
