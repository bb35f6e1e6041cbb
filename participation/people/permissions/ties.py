"""The ties a user really holds, today, to a person, a structure or a territory. Read from dated rows each time.

A user's ties to one object: the nearest relation only. Who accompanies her is her référent, not also her colleague;
who works in the structure is no partner of it. So each column of the table speaks for those it names.
"""

from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from participation.people.models import (
    STAFF,
    Mandate,
    Membership,
    Referent,
    Role,
    Scope,
    Structure,
    User,
    accompanying,
    dated,
    mandated,
)

from .table import Column, Tie

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Viewer = User | AnonymousUser


TEAM = (Role.WORKER, Role.COORDINATOR)
# One's own plan, or that of somebody one helps, has its pages on the person's side of the house: alone they open no
# page of the team, and none of the editors.
NEAR = frozenset({Tie(Column.PERSON, "S"), *(Tie(Column.HELPER, "H", scope) for scope in Scope)})
VISITOR = frozenset({Tie(Column.ANONYMOUS, "O")})
OF_TERRITORY: dict[str, Column] = {Role.COMMITTEE: Column.COMMITTEE, Role.TERRITORY: Column.TERRITORY}
OF_STRUCTURE: dict[str, Column] = {
    Role.PERSON: Column.PERSON,
    Role.COORDINATOR: Column.COORDINATOR,
    Role.ADDRESSEE: Column.ADDRESSEE,
}


# What stays hers whoever she is: these actions ask for nothing but that it is her own.
ALWAYS_HERS = ("plan", "message", "consent", "accesslog", "erase", "news")


class Held(NamedTuple):
    """One role held today, and where: `territory` is that of the structure, for a role in a structure."""

    role: str
    structure: UUID | None
    territory: UUID | None


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


def roles_of(user: "Viewer") -> set[str]:
    """The roles the user holds today, wherever."""
    return set(memberships(user).values_list("role", flat=True))


def is_team(user: "Viewer") -> bool:
    """Works in a structure today: the team area is for them."""
    return has_role(user, *TEAM)


def is_staff(user: "Viewer") -> bool:
    """Enters by the staff door, with a second factor."""
    return has_role(user, *STAFF)


def ties_to_person(user: "Viewer", person: User) -> set[Tie]:
    """Own, mandate, référent, and what the user is to her structures. Seven queries at most, however large the network.

    A mandate gives one tie per thing it is for.
    """
    if not user.is_authenticated or not user.is_active:
        return set(VISITOR)
    held = _held(user)
    ties: set[Tie] = set()
    if user.pk == person.pk:
        ties |= own_ties(held)
        if all(one.role == Role.PERSON for one in held):
            return ties  # nearly everybody, to herself
    given = Mandate.objects.filter(mandated(), helper_id=user.pk, person_id=person.pk)
    ties |= {Tie(Column.HELPER, "H", scope) for mandate in given for scope in mandate.scopes}
    if ties and user.pk != person.pk:
        ties.add(Tie(Column.HELPER, "E"))
    if not held:
        return ties
    referents = set(
        Referent.objects.filter(accompanying(), person_id=person.pk).values_list("worker_id", "structure_id")
    )
    home = structures_of(person, Role.PERSON) | {structure for _worker, structure in referents}
    at_work = {one.structure for one in held if one.role in TEAM}
    if any(worker == user.pk and structure in at_work for worker, structure in referents):
        # She works in the structure too, and stays her référente there.
        ties |= {Tie(Column.REFERENT, "R"), Tie(Column.REFERENT, "E")}
        held = [one for one in held if one.role != Role.WORKER]
    if user.pk == person.pk:
        held = [one for one in held if one.role != Role.PERSON]
    return ties | _ties_to_structures(held, home, Column.COLLEAGUE)


def own_ties(held: list[Held]) -> set[Tie]:
    """What an account is to itself: a person, a member of a committee or both. Who only sits in a committee speaks and
    comes to workshops as its member; what is always hers stays hers."""
    roles = {one.role for one in held}
    if Role.COMMITTEE not in roles:
        return {Tie(Column.PERSON, "S")}
    scopes = ("",) if Role.PERSON in roles else ALWAYS_HERS
    return {Tie(Column.COMMITTEE, "S"), *(Tie(Column.PERSON, "S", scope) for scope in scopes)}


def ties_to_structure(user: "Viewer", structure_id: UUID) -> set[Tie]:
    """What the user is to what this structure owns: person it supports or her helper, référent of one of them or
    colleague, partner (works elsewhere in the territory), coordinator, addressee, committee, territory, platform."""
    if not user.is_authenticated or not user.is_active:
        return set(VISITOR)
    held = _held(user)
    supported = Membership.objects.filter(dated(), role=Role.PERSON, structure_id=structure_id).values("user_id")
    ties: set[Tie] = set()
    if Mandate.objects.filter(mandated(), helper_id=user.pk, person__in=supported).exists():
        ties.add(Tie(Column.HELPER, "E"))
    works = any(one.role == Role.WORKER and one.structure == structure_id for one in held)
    accompanies_here = (
        works and Referent.objects.filter(accompanying(), worker_id=user.pk, structure_id=structure_id).exists()
    )
    return ties | _ties_to_structures(held, {structure_id}, Column.REFERENT if accompanies_here else Column.COLLEAGUE)


def ties_to_territory(user: "Viewer", territory_id: UUID | None) -> set[Tie]:
    """Who runs the territory, who sits in its committee, who runs the platform."""
    return {
        Tie(OF_TERRITORY.get(one.role, Column.PLATFORM), "Y" if one.role == Role.PLATFORM else "T")
        for one in _held(user)
        if one.role == Role.PLATFORM or (one.role in OF_TERRITORY and one.territory == territory_id)
    }


def ties_to_anything(user: "Viewer") -> set[Tie]:
    """Every tie the user may hold to some object: what a door without an object asks the table with.

    Wider than the truth: the object's own rule asks again, with the ties to that object.
    """
    if not user.is_authenticated or not user.is_active:
        return set(VISITOR)
    ties = {Tie(Column.PERSON, "S")}
    for mandate in Mandate.objects.filter(mandated(), helper_id=user.pk):
        ties |= {Tie(Column.HELPER, "H", scope) for scope in mandate.scopes} | {Tie(Column.HELPER, "E")}
    for one in _held(user):
        if one.role == Role.WORKER:
            # « S » is of one's own acts: a worker's readings are written under what he was to each plan.
            ties |= {Tie(column, own) for column in (Column.REFERENT, Column.COLLEAGUE, Column.PARTNER) for own in "ES"}
            ties |= {Tie(Column.REFERENT, "R"), Tie(Column.PARTNER, "C"), Tie(Column.COLLEAGUE, "B")}
        elif one.role == Role.PLATFORM:
            ties.add(Tie(Column.PLATFORM, "Y"))
        elif one.role in OF_TERRITORY:
            ties |= {Tie(OF_TERRITORY[one.role], letter) for letter in "ST"}
        else:
            ties |= {Tie(OF_STRUCTURE[one.role], letter) for letter in "SE"}
        if one.role == Role.COORDINATOR:
            ties |= {Tie(Column.REFERENT, "R"), Tie(Column.COORDINATOR, "B")}
    return ties


def _held(user: "Viewer") -> list[Held]:
    return [one for _user, one in held_by(memberships(user))]


def held_by(roles: QuerySet[Membership]) -> list[tuple[UUID, Held]]:
    """These memberships, each with whose it is."""
    rows = roles.values_list("user_id", "role", "structure_id", "territory_id", "structure__territory_id")
    return [(user, Held(role, structure, territory or around)) for user, role, structure, territory, around in rows]


def _ties_to_structures(held: list[Held], structure_ids: set[UUID], of_worker: Column) -> set[Tie]:
    """of_worker: what a worker of these structures is to the object, référent or colleague."""
    ties: set[Tie] = set()
    around = {one for one in held if one.structure not in structure_ids and one.territory is not None}
    for one in held:
        if one.role == Role.PLATFORM:
            ties.add(Tie(Column.PLATFORM, "Y"))
        elif one.structure in structure_ids:
            ties.add(Tie(of_worker if one.role == Role.WORKER else OF_STRUCTURE[one.role], "E"))
    if around:
        theirs = set(Structure.objects.filter(pk__in=structure_ids).values_list("territory_id", flat=True))
        near = [one for one in around if one.territory in theirs]
        ties |= {Tie(OF_TERRITORY[one.role], "T") for one in near if one.role in OF_TERRITORY}
        if Tie(of_worker, "E") not in ties and any(one.role == Role.WORKER for one in near):
            ties.add(Tie(Column.PARTNER, "E"))
    return ties


def accompanies(user: "Viewer", person_id: UUID) -> bool:
    """Whether the user is the person's référent today, whatever this session may do: it keeps people off, too."""
    return (
        user.is_authenticated
        and Referent.objects.filter(accompanying(), worker_id=user.pk, person_id=person_id).exists()
    )


def helped_persons(user: "Viewer", scope: Scope) -> QuerySet[User]:
    """The persons who gave the user a mandate for this, that holds today."""
    given = Mandate.objects.filter(mandated(scope), helper_id=user.pk)
    return User.objects.filter(pk__in=given.values("person_id"), is_active=True).order_by("name", "pk")
