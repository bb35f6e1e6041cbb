"""What pages show of consultations: one module for each subject."""

from .asking import (
    LANGUAGES,
    RIGHT_TO_LEFT,
    Choice,
    Progress,
    choices_of,
    form_of,
    label,
    people_who_answered,
    progress,
    progress_of,
    say_answer,
    words,
)
from .speaking import keeper, latest_outcome, messages_here, say_what_was_done, state_of_my_messages
from .spreadsheet import Stretch, say_place, say_row, say_unreadable, stretches
from .tallied import Result, results

__all__ = [
    "LANGUAGES",
    "RIGHT_TO_LEFT",
    "Choice",
    "Progress",
    "Result",
    "Stretch",
    "choices_of",
    "form_of",
    "keeper",
    "label",
    "latest_outcome",
    "messages_here",
    "people_who_answered",
    "progress",
    "progress_of",
    "results",
    "say_answer",
    "say_place",
    "say_row",
    "say_unreadable",
    "say_what_was_done",
    "state_of_my_messages",
    "stretches",
    "words",
]
