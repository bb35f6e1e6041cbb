"""The one permission table, and the ties that open its cells."""

from .table import TABLE, Column, Tie, allows, duties
from .ties import (
    accompanies,
    has_role,
    is_staff,
    is_team,
    memberships,
    structures_of,
    ties_to_person,
    ties_to_structure,
)

__all__ = [
    "TABLE",
    "Column",
    "Tie",
    "accompanies",
    "allows",
    "duties",
    "has_role",
    "is_staff",
    "is_team",
    "memberships",
    "structures_of",
    "ties_to_person",
    "ties_to_structure",
]
