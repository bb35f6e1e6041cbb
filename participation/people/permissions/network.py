"""Who runs what: the structures and the territories of the network, and the keys of those who work there."""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from kit.time import today
from participation.people.models import STAFF, Invitation, Membership, Role, Structure, Territory, User

from .accounts import can_give_card, can_grant_role
from .reach import persons_where, structures_where
from .table import allows
from .ties import memberships, ties_to_anything, ties_to_structure, ties_to_territory

if TYPE_CHECKING:
    from .ties import Viewer


def run_structures(user: "Viewer") -> QuerySet[Structure]:
    """The structures whose roles the user gives and ends: the row « roles »."""
    found = Structure.objects.filter(pk__in=structures_where(user, "roles"))
    return found.select_related("territory").order_by("territory__name", "name", "pk")


def inviting_structures(user: "Viewer") -> QuerySet[Structure]:
    """The structures to which the user invites workers, or those who run them."""
    found = structures_where(user, "account.invite_worker") | structures_where(user, "roles")
    return Structure.objects.filter(pk__in=found).select_related("territory").order_by("territory__name", "name", "pk")


def run_territories(user: "Viewer") -> QuerySet[Territory]:
    """The same, of the territories."""
    if runs_platform(user):
        return Territory.objects.order_by("name", "pk")
    held = set(memberships(user).filter(role=Role.TERRITORY).values_list("territory_id", flat=True))
    found = [territory for territory in held if allows("roles", ties_to_territory(user, territory))]
    return Territory.objects.filter(pk__in=found).order_by("name", "pk")


def runs_platform(user: "Viewer") -> bool:
    """Opens the territories."""
    return allows("roles", {tie for tie in ties_to_territory(user, None) if tie.letter == "Y"})


def runs_something(user: "Viewer") -> bool:
    """Has a network to look after, be it of one structure: the door of « Le réseau » asks the same."""
    return allows("roles", ties_to_anything(user))


def can_open_structure(user: "Viewer", territory: Territory) -> bool:
    return allows("roles", ties_to_territory(user, territory.pk))


def can_set_door(user: "Viewer", territory: Territory) -> bool:
    """Whether an unknown number may open an account here: a setting."""
    return allows("settings", ties_to_territory(user, territory.pk))


def can_renew_worker(user: "Viewer", worker: User) -> bool:
    """Who could give every role the account has, today or from a day to come, may give it a new first key: a key opens
    them all. It opens what she wrote as a person too, in every structure that ever supported her: there, whoever could
    give her a card. Never one's own."""
    kept = Q(ends_on=None) | Q(ends_on__gte=today())
    held = Membership.objects.filter((kept & Q(role__in=STAFF)) | Q(role=Role.PERSON), user=worker)
    roles = list(held.select_related("structure", "territory"))
    at_work = any(one.role in STAFF for one in roles)
    return at_work and worker.pk != user.pk and all(_could_open(user, one) for one in roles)


def can_cancel_invitation(user: "Viewer", invited: User) -> bool:
    """Who could make it: the team of her structure for a person, those who run the place for a worker."""
    return can_give_card(user, invited) or can_renew_worker(user, invited)


def visible_invitations(user: "Viewer") -> QuerySet[Invitation]:
    """Those of the persons one may give a card to, and of those who work where one gives the roles."""
    of_staff = Membership.objects.filter(Q(ends_on=None) | Q(ends_on__gte=today()), role__in=STAFF)
    run = of_staff.filter(Q(structure__in=run_structures(user)) | Q(territory__in=run_territories(user)))
    persons = persons_where(user, "account.invite_person").exclude(pk__in=of_staff.values("user"))
    found = Invitation.objects.filter(Q(user__in=persons.values("pk")) | Q(user__in=run.values("user")))
    return found.select_related("user", "made_by").order_by("-created_at", "-pk")


def team_of(structure: Structure) -> QuerySet[Membership]:
    """Who works there, or will, with `user`. Never the persons: the network is no list of them."""
    kept = Membership.objects.filter(Q(ends_on=None) | Q(ends_on__gte=today()), structure=structure, role__in=STAFF)
    return kept.select_related("user").order_by("role", "user__name", "pk")


def _could_open(user: "Viewer", one: Membership) -> bool:
    if one.role == Role.PERSON:
        return allows("account.invite_person", ties_to_structure(user, one.structure_id))
    return can_grant_role(user, Role(one.role), structure=one.structure, territory=one.territory)
