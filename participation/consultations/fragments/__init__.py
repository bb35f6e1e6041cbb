"""What pages show of consultations: one module for each subject."""

from .speaking import (
    Progress,
    Result,
    keeper,
    latest_outcome,
    messages_here,
    people_who_answered,
    progress,
    results,
    say_what_was_done,
    state_of_my_messages,
)
from .spreadsheet import Stretch, say_place, say_row, say_unreadable, stretches

__all__ = [
    "Progress",
    "Result",
    "Stretch",
    "keeper",
    "latest_outcome",
    "messages_here",
    "people_who_answered",
    "progress",
    "results",
    "say_place",
    "say_row",
    "say_unreadable",
    "say_what_was_done",
    "state_of_my_messages",
    "stretches",
]
