"""Who may do what with a consultation: one module for each subject."""

from .committee import can_code, codable_consultations, committees_of, sits_in
from .following import addressed_to, addressees, can_follow, can_recommend, can_reply
from .preparing import can_prepare, prepared_by, preparing_structures
from .speaking import (
    MOST_HELPED,
    VISITOR,
    can_answer,
    can_answer_without_account,
    can_contribute,
    can_manage,
    can_read_results,
    is_asked,
    persons_to_help,
    speaks_for_another,
    ties_to_consultation,
)

__all__ = [
    "MOST_HELPED",
    "VISITOR",
    "addressed_to",
    "addressees",
    "can_answer",
    "can_answer_without_account",
    "can_code",
    "can_contribute",
    "can_follow",
    "can_manage",
    "can_prepare",
    "can_read_results",
    "can_recommend",
    "can_reply",
    "codable_consultations",
    "committees_of",
    "is_asked",
    "persons_to_help",
    "prepared_by",
    "preparing_structures",
    "sits_in",
    "speaks_for_another",
    "ties_to_consultation",
]
