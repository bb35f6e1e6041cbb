"""The ties a user really holds, today, to a person, a structure or a territory. Read from dated rows each time."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from participation.people.models import STAFF, Mandate, Membership, Referent, Role, Structure, User, dated

from .table import Column, Tie

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Viewer = User | AnonymousUser


TEAM = (Role.WORKER, Role.COORDINATOR)
_OF_TERRITORY: dict[str, Column] = {Role.COMMITTEE: Column.COMMITTEE, Role.TERRITORY: Column.TERRITORY}


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
    return has_role(user, *TEAM)


def is_staff(user: "Viewer") -> bool:
    """Enters by the staff door, with a second factor."""
    return has_role(user, *STAFF)


def ties_to_person(user: "Viewer", person: User) -> set[Tie]:
    """Own, mandate, référent, and the team of her structures. Five queries at most, whatever the network's size."""
    if not user.is_authenticated or not user.is_active:
        return {Tie(Column.ANONYMOUS, "O")}
    held = _held(user)
    ties: set[Tie] = set()
    if user.pk == person.pk:
        ties.add(Tie(Column.PERSON, "S"))
        if any(role == Role.COMMITTEE for role, _structure, _territory in held):
            ties.add(Tie(Column.COMMITTEE, "S"))
    if Mandate.objects.filter(dated(), helper_id=user.pk, person_id=person.pk).exists():
        ties.add(Tie(Column.HELPER, "H"))
    if not held:
        return ties
    referents = set(Referent.objects.filter(dated(), person_id=person.pk).values_list("worker_id", "structure_id"))
    if any((user.pk, structure) in referents for role, structure, _territory in held if role in TEAM):
        ties.add(Tie(Column.REFERENT, "R"))
    home = structures_of(person, Role.PERSON) | {structure for _worker, structure in referents}
    return ties | _ties_to_structures(held, home)


def ties_to_structure(user: "Viewer", structure_id: UUID) -> set[Tie]:
    """Colleague or coordinator of the structure; territory and committee of its territory. Two queries at most."""
    return _ties_to_structures(_held(user), {structure_id})


def ties_to_territory(user: "Viewer", territory_id: UUID) -> set[Tie]:
    """Who runs the territory, who sits in its committee, who runs the platform."""
    return {
        Tie(_OF_TERRITORY.get(role, Column.PLATFORM), "Y" if role == Role.PLATFORM else "T")
        for role, _structure, territory in _held(user)
        if territory == territory_id or role == Role.PLATFORM
    }


def _held(user: "Viewer") -> list[tuple[str, UUID | None, UUID | None]]:
    return list(memberships(user).values_list("role", "structure_id", "territory_id"))


def _ties_to_structures(held: list[tuple[str, UUID | None, UUID | None]], structure_ids: set[UUID]) -> set[Tie]:
    ties: set[Tie] = set()
    for role, structure, _territory in held:
        if role == Role.PLATFORM:
            ties.add(Tie(Column.PLATFORM, "Y"))
        elif structure in structure_ids and role == Role.WORKER:
            ties |= {Tie(Column.COLLEAGUE, "E"), Tie(Column.REFERENT, "E")}
        elif structure in structure_ids and role == Role.COORDINATOR:
            ties.add(Tie(Column.COORDINATOR, "E"))
    of_territories = {(role, territory) for role, _structure, territory in held if territory is not None}
    if of_territories:
        theirs = set(Structure.objects.filter(pk__in=structure_ids).values_list("territory_id", flat=True))
        ties |= {Tie(_OF_TERRITORY[role], "T") for role, territory in of_territories if territory in theirs}
    return ties


def accompanies(user: "Viewer", person_id: UUID) -> bool:
    """Whether the user is the person's référent today, whatever this session may do: it keeps people off, too."""
    return user.is_authenticated and Referent.objects.filter(dated(), worker_id=user.pk, person_id=person_id).exists()


def findable_persons(user: "Viewer") -> QuerySet[User]:
    """The persons this worker or coordinator may find by name, each with `referent_name`: the row « person.find »."""
    team = structures_of(user, Role.WORKER, Role.COORDINATOR)
    mine = Referent.objects.filter(dated(), worker_id=user.pk, structure_id__in=team).values("person_id")
    ours = Membership.objects.filter(dated(), role=Role.PERSON, structure_id__in=team).values("user_id")
    referent = Referent.objects.filter(dated(), person_id=OuterRef("pk")).values("worker__name")[:1]
    found = User.objects.filter(Q(pk__in=mine) | Q(pk__in=ours), is_active=True)
    return found.annotate(referent_name=Subquery(referent)).order_by("name", "pk")
