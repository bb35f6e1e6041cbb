"""The ties a user really holds, today, to a person, a structure or a territory. Read from dated rows each time."""

from typing import TYPE_CHECKING
from uuid import UUID

from participation.people.models import STAFF, Mandate, Membership, Referent, Role, Structure, User, dated

from .table import Column, Tie

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Viewer = User | AnonymousUser


def memberships(user: "Viewer"):
    """The memberships that hold today; none for a closed account or an unknown visitor.

    A session without a second factor leaves only the roles that need none.
    """
    if not user.is_authenticated or not user.is_active:
        return Membership.objects.none()
    held = Membership.objects.filter(dated(), user_id=user.pk)
    return held if user.acts_as_staff else held.exclude(role__in=STAFF)


def structures_of(user: "Viewer", *roles: Role) -> set[UUID]:
    """Ids of the structures where the user holds one of these roles today."""
    return set(memberships(user).filter(role__in=roles).values_list("structure_id", flat=True))


def has_role(user: "Viewer", *roles: Role) -> bool:
    return memberships(user).filter(role__in=roles).exists()


def is_team(user: "Viewer") -> bool:
    """Works in a structure today: the team area is for them."""
    return has_role(user, Role.WORKER, Role.COORDINATOR)


def is_staff(user: "Viewer") -> bool:
    """Enters by the staff door, with a second factor."""
    return has_role(user, Role.WORKER, Role.COORDINATOR, Role.TERRITORY, Role.PLATFORM, Role.ADDRESSEE)


def ties_to_person(user: "Viewer", person: User) -> set[Tie]:
    """Own, mandate, référent, and the same structure's team."""
    if not user.is_authenticated or not user.is_active:
        return {Tie(Column.ANONYMOUS, "O")}
    ties: set[Tie] = set()
    if user.pk == person.pk:
        ties.add(Tie(Column.PERSON, "S"))
        if has_role(user, Role.COMMITTEE):
            ties.add(Tie(Column.COMMITTEE, "S"))
    if Mandate.objects.filter(dated(), helper_id=user.pk, person_id=person.pk).exists():
        ties.add(Tie(Column.HELPER, "H"))
    if Referent.objects.filter(dated(), worker_id=user.pk, person_id=person.pk).exists():
        ties.add(Tie(Column.REFERENT, "R"))
    theirs = structures_of(person, Role.PERSON) | set(
        Referent.objects.filter(dated(), person_id=person.pk).values_list("structure_id", flat=True)
    )
    for structure_id in theirs:
        ties |= ties_to_structure(user, structure_id)
    return ties


def ties_to_structure(user: "Viewer", structure_id: UUID) -> set[Tie]:
    """Colleague or coordinator of the structure; territory and committee of its territory."""
    ties: set[Tie] = set()
    territory_id = None
    for role, structure, territory in memberships(user).values_list("role", "structure_id", "territory_id"):
        if structure == structure_id and role == Role.WORKER:
            ties |= {Tie(Column.COLLEAGUE, "E"), Tie(Column.REFERENT, "E")}
        elif structure == structure_id and role == Role.COORDINATOR:
            ties.add(Tie(Column.COORDINATOR, "E"))
        elif territory is not None:
            territory_id = territory_id or Structure.objects.values_list("territory_id", flat=True).get(pk=structure_id)
            if territory == territory_id:
                column = Column.COMMITTEE if role == Role.COMMITTEE else Column.TERRITORY
                ties.add(Tie(column, "T"))
        elif role == Role.PLATFORM:
            ties.add(Tie(Column.PLATFORM, "Y"))
    return ties


def accompanies(user: "Viewer", person_id: UUID) -> bool:
    """Whether the user is the person's référent today."""
    return user.is_authenticated and Referent.objects.filter(dated(), worker_id=user.pk, person_id=person_id).exists()
