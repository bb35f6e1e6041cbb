"""Who proposes themes for a plenary, who prepares it."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from participation.consultations.models import Plenary
from participation.people.models import Scope, Structure, User
from participation.people.permissions import (
    Column,
    Tie,
    allows,
    helped_persons,
    structures_where,
    ties_to_person,
    ties_to_structure,
)

from .speaking import MOST_HELPED, acts_for_others

if TYPE_CHECKING:
    from .speaking import Viewer


def can_propose(user: "Viewer", plenary: Plenary, person: User | None = None) -> bool:
    """Whether the user may propose a theme there, for herself or for the person she helps."""
    if person is not None and person.pk != user.pk:
        helping = {tie for tie in ties_to_person(user, person) if tie.letter == "H"}
        return person.is_active and allows("agenda.propose", helping)
    return allows("agenda.propose", ties_to_structure(user, plenary.structure_id) | _own(user))


def can_support(user: "Viewer", plenary: Plenary) -> bool:
    """Whether the user may say which themes matter to her: her own voice, or her seat in the committee."""
    of_committee = {tie for tie in ties_to_structure(user, plenary.structure_id) if tie.column == Column.COMMITTEE}
    return allows("agenda.propose", of_committee | _own(user))


def can_prepare_plenary(user: "Viewer", plenary: Plenary) -> bool:
    return allows("consultation.manage", ties_to_structure(user, plenary.structure_id))


def can_announce(user: "Viewer", structure: Structure) -> bool:
    return allows("consultation.manage", ties_to_structure(user, structure.pk))


def prepared_plenaries(user: "Viewer") -> QuerySet[Plenary]:
    """Those that `can_prepare_plenary` allows."""
    return Plenary.objects.told().filter(structure__in=structures_where(user, "consultation.manage"))


def persons_to_propose_with(user: "Viewer", plenary: Plenary) -> list[User]:
    """Those in whose name the user may propose a theme."""
    if not user.is_authenticated or not user.is_active:
        return []
    helped = helped_persons(user, Scope.CONSULTATION)[:MOST_HELPED]
    return [one for one in helped if can_propose(user, plenary, one)]


def _own(user: "Viewer") -> set[Tie]:
    if not user.is_authenticated or not user.is_active or acts_for_others(user):
        return set()
    return {tie for tie in ties_to_person(user, user) if tie.letter == "S"}
