"""The one permission table, and the ties that open its cells."""

from .accounts import (
    can_choose_pin,
    can_give_card,
    can_grant_role,
    can_meet_person,
    keeps_pages,
    nameable_referents,
)
from .reach import findable_persons, persons_where, structures_where, structures_where_each
from .sessions import may_follow_live, used_second_factor
from .standins import can_accept_stand_in, can_name_stand_in, can_refuse_stand_in, possible_stand_ins
from .table import TABLE, Column, Tie, allows, duties
from .ties import (
    TEAM,
    accompanies,
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
    "can_accept_stand_in",
    "can_choose_pin",
    "can_give_card",
    "can_grant_role",
    "can_meet_person",
    "can_name_stand_in",
    "can_refuse_stand_in",
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
    "persons_where",
    "possible_stand_ins",
    "structures_of",
    "structures_where",
    "structures_where_each",
    "ties_to_anything",
    "ties_to_person",
    "ties_to_structure",
    "ties_to_territory",
    "used_second_factor",
]
