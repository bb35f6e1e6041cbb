"""The one permission table, and the ties that open its cells."""

from .accounts import can_give_card, can_grant_role, keeps_pages, nameable_referents
from .sessions import may_follow_live, used_second_factor
from .table import TABLE, Column, Tie, allows, duties
from .ties import (
    TEAM,
    accompanies,
    findable_persons,
    has_role,
    helped_persons,
    is_staff,
    is_team,
    memberships,
    structures_of,
    ties_to_anything,
    ties_to_person,
    ties_to_structure,
    ties_to_territory,
)

__all__ = [
    "TABLE",
    "TEAM",
    "Column",
    "Tie",
    "accompanies",
    "allows",
    "can_give_card",
    "can_grant_role",
    "duties",
    "findable_persons",
    "has_role",
    "helped_persons",
    "is_staff",
    "is_team",
    "keeps_pages",
    "may_follow_live",
    "memberships",
    "nameable_referents",
    "structures_of",
    "ties_to_anything",
    "ties_to_person",
    "ties_to_structure",
    "ties_to_territory",
    "used_second_factor",
]
