"""Who may do what with a consultation: one module for each subject."""

from .committee import (
    approvable_questionnaires,
    can_approve,
    can_code,
    codable_consultations,
    committees_of,
    concerned_members,
    sits_in,
)
from .entering import can_enter_for, may_hold, persons_to_enter_for
from .following import addressed_to, addressees, can_follow, can_recommend, can_reply, organisation_of
from .named import can_read_names, named_consultations
from .plenaries import (
    can_announce,
    can_prepare_plenary,
    can_propose,
    can_support,
    persons_to_propose_with,
    prepared_plenaries,
)
from .preparing import can_prepare, prepared_by, preparing_structures
from .rereading import can_reread, rereadable_questionnaires
from .speaking import (
    MOST_HELPED,
    VISITOR,
    acts_for_others,
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
    "acts_for_others",
    "addressed_to",
    "addressees",
    "approvable_questionnaires",
    "can_announce",
    "can_answer",
    "can_answer_without_account",
    "can_approve",
    "can_code",
    "can_contribute",
    "can_enter_for",
    "can_follow",
    "can_manage",
    "can_prepare",
    "can_prepare_plenary",
    "can_propose",
    "can_read_names",
    "can_read_results",
    "can_recommend",
    "can_reply",
    "can_reread",
    "can_support",
    "codable_consultations",
    "committees_of",
    "concerned_members",
    "is_asked",
    "may_hold",
    "named_consultations",
    "organisation_of",
    "persons_to_enter_for",
    "persons_to_help",
    "persons_to_propose_with",
    "prepared_by",
    "prepared_plenaries",
    "preparing_structures",
    "rereadable_questionnaires",
    "sits_in",
    "speaks_for_another",
    "ties_to_consultation",
]
