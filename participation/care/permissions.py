"""Who reads an alert and takes it: the référent of the person, and the team where it was raised, or that supports her.

One source for one alert and for all of them: `visible_alerts`. The table's columns speak of the person of the alert:
whoever accompanies others there is to her a colleague. Nobody reads an alert about oneself.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q, QuerySet

from participation.care.models import CareAlert, ChildContact
from participation.moderation.models import ReviewItem
from participation.people.models import (
    Membership,
    Referent,
    Role,
    Structure,
    Territory,
    User,
    accompanying,
    dated,
)
from participation.people.permissions import (
    TEAM,
    Column,
    Tie,
    allows,
    structures_of,
    structures_where,
    structures_where_each,
    ties_to_structure,
    ties_to_territory,
)

AS_REFERENT = {Tie(Column.REFERENT, "R")}
AS_COLLEAGUE = {Tie(Column.COLLEAGUE, "E")}


@dataclass
class Reach:
    """Whose alerts somebody may read: of these structures, raised there or about whom they support; of these persons;
    and never of those, nor of words that name them. Of words that speak ill of a team only those who read them instead.
    """

    structures: set[UUID] = field(default_factory=set)
    persons: set[UUID] = field(default_factory=set)
    never: set[UUID] = field(default_factory=set)

    def alerts(self) -> QuerySet[CareAlert]:
        supported = Membership.objects.filter(dated(), role=Role.PERSON, structure_id__in=self.structures)
        accompanied = Referent.objects.filter(accompanying(), structure_id__in=self.structures)
        near = Q(person_id__in=self.persons) | Q(person_id__in=supported.values("user_id"))
        near |= Q(person_id__in=accompanied.values("person_id"))
        found = Q(structure_id__in=self.structures) | (Q(about_team=False) & near)
        naming = ReviewItem.named.through.objects.filter(user_id__in=self.never).values("reviewitem_id")
        # An alert may be of nobody: NULL is in no list, and must stay visible.
        not_them = Q(person_id__isnull=True) | ~Q(person_id__in=self.never)
        return CareAlert.objects.filter(found).filter(not_them).exclude(item_id__in=naming)

    def covers(self, alert: CareAlert, homes: Collection[UUID], named: Collection[UUID]) -> bool:
        """The same for one alert. homes: the structures that support its person; named: whom its words name."""
        if alert.person_id in self.never or not self.never.isdisjoint(named):
            return False
        near = alert.person_id in self.persons or not self.structures.isdisjoint(homes)
        return alert.structure_id in self.structures or (near and not alert.about_team)


def visible_alerts(user: User, action: str = "care.read") -> QuerySet[CareAlert]:
    """The alerts for which this action is granted."""
    structures = structures_where(user, action)
    if not user.is_authenticated or not user.is_active:
        return Reach(structures).alerts()
    works = structures_of(user, Role.WORKER)
    return _reach(user.pk, action, structures, works, _accompanied([user.pk], structures_of(user, *TEAM))).alerts()


def can_read(user: User, alert: CareAlert) -> bool:
    return visible_alerts(user).filter(pk=alert.pk).exists()


def can_claim(user: User, alert: CareAlert) -> bool:
    return visible_alerts(user, "care.claim").filter(pk=alert.pk).exists()


def reaches(user_ids: Collection[UUID], action: str = "care.read") -> Mapping[UUID, Reach]:
    """The same for many accounts at once, whose sessions were looked at before. Those who read none are left out."""
    roles = Membership.objects.filter(dated(), user_id__in=user_ids, user__is_active=True, role__in=TEAM)
    held = list(roles.values_list("user_id", "role", "structure_id"))
    structures = structures_where_each(user_ids, action)
    accompanied = Referent.objects.filter(accompanying(), worker_id__in=user_ids)
    relations = list(accompanied.values_list("worker_id", "structure_id", "person_id"))
    found = {}
    for user_id in structures:
        at_work = {structure for who, _role, structure in held if who == user_id}
        works = {structure for who, role, structure in held if who == user_id and role == Role.WORKER}
        mine = {person for who, where, person in relations if who == user_id and where in at_work}
        reach = _reach(user_id, action, structures[user_id], works, mine)
        if reach.structures or reach.persons:
            found[user_id] = reach
    return found


def _reach(user_id: UUID, action: str, structures: set[UUID], works: set[UUID], mine: set[UUID]) -> Reach:
    """structures: where the table grants the action; works: where she is a worker; mine: whom she accompanies there."""
    works = works if allows(action, AS_COLLEAGUE) else set()
    as_referent = allows(action, AS_REFERENT)
    return Reach(structures | works, mine if as_referent else set(), {user_id} | (set() if as_referent else mine))


def _accompanied(user_ids: Iterable[UUID], structures: set[UUID]) -> set[UUID]:
    relations = Referent.objects.filter(accompanying(), worker_id__in=user_ids, structure_id__in=structures)
    return set(relations.values_list("person_id", flat=True))


def can_see_readings(user: User, alert: CareAlert) -> bool:
    """Who opened the alert: whoever coordinates the structure where it was raised, and reads the alert too."""
    return allows("accesslog.read", ties_to_structure(user, alert.structure_id)) and can_read(user, alert)


def claimants(alert: CareAlert) -> QuerySet[User]:
    """Whom one may hand this alert to, and call for it: those whom `can_claim` allows, by name."""
    homes: set[UUID] = set()
    named = set(alert.item.named.values_list("pk", flat=True)) if alert.item else set()
    if alert.person_id:
        held = Membership.objects.filter(dated(), role=Role.PERSON, user_id=alert.person_id)
        relations = Referent.objects.filter(accompanying(), person_id=alert.person_id)
        homes = {*held.values_list("structure_id", flat=True), *relations.values_list("structure_id", flat=True)}
    team = Membership.objects.filter(dated(), role__in=TEAM, structure_id__in={alert.structure_id, *homes})
    near = reaches(set(team.values_list("user_id", flat=True)), "care.claim")
    may = [user_id for user_id, reach in near.items() if reach.covers(alert, homes, named)]
    return User.objects.filter(pk__in=may, is_active=True).order_by("name", "pk")


def living_count(user: User) -> int:
    """How many alerts are not closed, for this user."""
    return visible_alerts(user).living().count()


def can_run(user: User, structure: Structure) -> bool:
    """Write its roster, start a drill, read its figures."""
    return allows("settings", ties_to_structure(user, structure.pk))


def run_structures(user: User) -> QuerySet[Structure]:
    """The structures that `can_run` allows."""
    return Structure.objects.filter(pk__in=structures_where(user, "settings")).select_related("territory")


def can_set_child_contact(user: User, territory: Territory) -> bool:
    """Who runs the territory, or a structure of it."""
    of_territory = allows("settings", ties_to_territory(user, territory.pk))
    return of_territory or run_structures(user).filter(territory=territory).exists()


def child_contact_of(alert: CareAlert) -> ChildContact | None:
    """Whom to write to about a child, where the alert was raised."""
    return ChildContact.objects.filter(territory_id=alert.structure.territory_id).first()


def workers_of(structure: Structure) -> QuerySet[User]:
    """Whom its roster may name: who works there and may take an alert, by name."""
    team = Membership.objects.filter(dated(), role__in=TEAM, structure=structure).values_list("user_id", flat=True)
    may = [user_id for user_id, reach in reaches(set(team), "care.claim").items() if structure.pk in reach.structures]
    return User.objects.filter(pk__in=may, is_active=True).order_by("name", "pk")
