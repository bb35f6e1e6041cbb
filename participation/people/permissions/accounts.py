"""Who may open accounts, give cards, and grant roles."""

from typing import TYPE_CHECKING

from participation.people.models import Role, Structure, Territory, User

from .table import allows
from .ties import is_staff, ties_to_person, ties_to_structure, ties_to_territory

if TYPE_CHECKING:
    from .ties import Viewer

INVITATIONS = {Role.PERSON: "account.invite_person", Role.WORKER: "account.invite_worker"}


def can_give_card(user: "Viewer", person: User) -> bool:
    """The team of her structure. Never for a staff account: its password is no card."""
    return not is_staff(person) and allows("account.invite_person", ties_to_person(user, person))


def can_grant_role(
    user: "Viewer", role: Role, *, structure: Structure | None = None, territory: Territory | None = None
) -> bool:
    """Who runs the place of the role; a worker may also welcome a person in her own structure."""
    ties = ties_to_place(user, structure, territory)
    return allows("roles", ties) or (role in INVITATIONS and allows(INVITATIONS[role], ties))


def ties_to_place(user: "Viewer", structure: Structure | None, territory: Territory | None):
    """The ties to a structure, else to a territory, else to the platform itself."""
    if structure is not None:
        return ties_to_structure(user, structure.pk)
    if territory is not None:
        return ties_to_territory(user, territory.pk)
    return {tie for tie in ties_to_territory(user, None) if tie.letter == "Y"}
