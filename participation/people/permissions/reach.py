"""The lists beside the sentences: for which structures, for which persons, an action is granted to a user today.

The same ties as in `ties`, read the other way round, from the user to all the objects at once: tests hold them equal.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from participation.people.models import (
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

from .table import Column, Tie, allows
from .ties import OF_STRUCTURE, OF_TERRITORY, TEAM, VISITOR, Held, held_by, memberships, own_ties

if TYPE_CHECKING:
    from .ties import Viewer

NOBODY = Q(pk__in=())
Ids = set[Any]  # of UUIDs: a role of a structure has one, which its type cannot say


@dataclass
class _Reach:
    """How far the roles of one account lead for one action. works: where it is a worker, whatever the action."""

    everywhere: bool = False
    structures: Ids = field(default_factory=set)
    territories: Ids = field(default_factory=set)
    works: Ids = field(default_factory=set)
    beside: Ids = field(default_factory=set)  # the territories where it is the partner of the others

    def add(self, action: str, one: Held) -> None:
        """Count one role in. What a worker is where she works depends on the object: the caller says it."""
        if one.role == Role.PLATFORM:
            self.everywhere |= _granted(action, Column.PLATFORM, "Y")
        elif one.role in OF_TERRITORY:
            self.territories |= {one.territory} if _granted(action, OF_TERRITORY[one.role], "T") else set()
        elif one.role == Role.WORKER:
            self.works.add(one.structure)
            self.beside |= {one.territory} if _granted(action, Column.PARTNER, "E") else set()
        elif _granted(action, OF_STRUCTURE[one.role], "E"):
            self.structures.add(one.structure)


def structures_where(user: "Viewer", action: str) -> Ids:
    """Ids of the structures s where `allows(action, ties_to_structure(user, s))`. Four queries at most."""
    if not user.is_authenticated or not user.is_active:
        return _every_structure() if allows(action, VISITOR) else set()
    return _structures_where({user.pk}, memberships(user), action)[user.pk]


def structures_where_each(users: Iterable[UUID], action: str) -> Mapping[Any, Ids]:
    """The same for many accounts at once, whose sessions were looked at before. Closed accounts have nothing."""
    active = set(User.objects.filter(pk__in=users, is_active=True).values_list("pk", flat=True))
    return _structures_where(active, Membership.objects.filter(dated(), user_id__in=active), action)


def _structures_where(users: Collection[UUID], roles: QuerySet[Membership], action: str) -> dict[Any, Ids]:
    reaches = {user: _Reach() for user in users}
    for user, one in held_by(roles):
        reaches[user].add(action, one)
    wanted = set().union(*(reach.territories | reach.beside for reach in reaches.values()))
    around = _structures_of(wanted) if wanted else {}
    workers = [user for user, reach in reaches.items() if reach.works]
    referents = _where_they_accompany(workers) if workers else set()
    helped = _where_they_help(users) if _granted(action, Column.HELPER, "E") else {}
    found = {}
    for user, reach in reaches.items():
        found[user] = reach.structures | helped.get(user, set())
        for territory in reach.territories:
            found[user] |= around[territory]
        for territory in reach.beside:
            found[user] |= around[territory] - reach.works
        for structure in reach.works:
            column = Column.REFERENT if (user, structure) in referents else Column.COLLEAGUE
            found[user] |= {structure} if _granted(action, column, "E") else set()
        if reach.everywhere:
            found[user] = _every_structure()
    return found


def persons_where(user: "Viewer", action: str) -> QuerySet[User]:
    """The accounts p where `allows(action, ties_to_person(user, p))`, as one query beside that of the roles."""
    if not user.is_authenticated or not user.is_active:
        return User.objects.all() if allows(action, VISITOR) else User.objects.none()
    held = [one for _user, one in held_by(memberships(user))]
    reach = _Reach()
    for one in held:
        reach.add(action, one)
    if reach.everywhere:
        return User.objects.all()
    at_work = [one.structure for one in held if one.role in TEAM]
    mine = Referent.objects.filter(accompanying(), worker_id=user.pk, structure_id__in=at_work).values("person_id")
    found = Q(pk=user.pk) if allows(action, own_ties(held)) else NOBODY
    found |= _helped(user, action)
    if _granted(action, Column.REFERENT, "R") or _granted(action, Column.REFERENT, "E"):
        found |= Q(pk__in=mine)
    if _granted(action, Column.COLLEAGUE, "E"):
        found |= _supported_in(reach.works) & ~Q(pk__in=mine)
    if reach.beside:
        beside = Structure.objects.filter(territory_id__in=reach.beside).values("pk")
        found |= _supported_in(beside) & ~_supported_in(reach.works) & ~Q(pk__in=mine)
    found |= _supported_beside_her(user, action, held)
    found |= _supported_in(Structure.objects.filter(territory_id__in=reach.territories).values("pk"))
    return User.objects.filter(found)


def findable_persons(user: "Viewer") -> QuerySet[User]:
    """The persons this worker or coordinator may find by name, each with `referent_name`: the row « person.find »."""
    # Who accompanies her, before who stands in.
    referents = Referent.objects.filter(accompanying(), person_id=OuterRef("pk"))
    name = referents.order_by(F("stands_in_for").asc(nulls_first=True)).values("worker__name")[:1]
    found = persons_where(user, "person.find").filter(is_active=True)
    return found.annotate(referent_name=Subquery(name)).order_by("name", "pk")


def _granted(action: str, column: Column, letter: str, scope: str = "") -> bool:
    return allows(action, (Tie(column, letter, scope),))


def _helped(user: User, action: str) -> Q:
    """Those who gave a mandate for this."""
    given = [scope for scope in Scope if _granted(action, Column.HELPER, "H", scope)]
    given = list(Scope) if _granted(action, Column.HELPER, "E") else given
    found = NOBODY
    for scope in given:
        found |= Q(pk__in=Mandate.objects.filter(mandated(scope), helper_id=user.pk).values("person_id"))
    return found


def _supported_beside_her(user: User, action: str, held: list[Held]) -> Q:
    """Of her structures. To somebody whom they support the others are others; she is herself to herself."""
    found = NOBODY
    for role, column in OF_STRUCTURE.items():
        if _granted(action, column, "E"):
            there = _supported_in({one.structure for one in held if one.role == role})
            found |= there & ~Q(pk=user.pk) if role == Role.PERSON else there
    return found


def _supported_in(structures: object) -> Q:
    """Whom one of these structures supports, or somebody accompanies for it."""
    persons = Membership.objects.filter(dated(), role=Role.PERSON, structure_id__in=structures)
    accompanied = Referent.objects.filter(accompanying(), structure_id__in=structures)
    return Q(pk__in=persons.values("user_id")) | Q(pk__in=accompanied.values("person_id"))


def _every_structure() -> Ids:
    return set(Structure.objects.values_list("pk", flat=True))


def _structures_of(territories: Iterable[UUID]) -> dict[Any, Ids]:
    found: dict[Any, Ids] = defaultdict(set)
    for territory, structure in Structure.objects.filter(territory_id__in=territories).values_list(
        "territory_id", "pk"
    ):
        found[territory].add(structure)
    return found


def _where_they_accompany(users: Iterable[UUID]) -> set[tuple[UUID, UUID]]:
    """(account, structure): where it accompanies somebody."""
    relations = Referent.objects.filter(accompanying(), worker_id__in=users)
    return set(relations.values_list("worker_id", "structure_id"))


def _where_they_help(users: Iterable[UUID]) -> dict[Any, Ids]:
    """The structures that support those whose mandate they hold."""
    found: dict[Any, Ids] = defaultdict(set)
    supported = Membership.objects.filter(dated(), role=Role.PERSON)
    given = Mandate.objects.filter(mandated(), helper_id__in=users)
    helped = given.filter(person__memberships__in=supported)
    for helper, structure in helped.values_list("helper_id", "person__memberships__structure_id"):
        found[helper].add(structure)
    return found
