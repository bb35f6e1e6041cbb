"""Who may open accounts, give cards, and grant roles."""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from kit.time import today
from participation.people.models import STAFF, Membership, Role, Structure, Territory, User, dated

from .table import allows
from .ties import is_staff, memberships, ties_to_anything, ties_to_person, ties_to_structure, ties_to_territory

if TYPE_CHECKING:
    from .ties import Viewer

INVITATIONS = {Role.PERSON: "account.invite_person", Role.WORKER: "account.invite_worker"}


def keeps_pages(user: "Viewer") -> bool:
    """Who runs a territory or the platform keeps the words of its pages: a setting, and of no structure."""
    return allows("settings", {tie for tie in ties_to_anything(user) if tie.letter in "TY"})


def can_give_card(user: "Viewer", person: User) -> bool:
    """The team of her structure. Never for a staff account: its password is no card."""
    return not is_staff(person) and allows("account.invite_person", ties_to_person(user, person))


def can_choose_pin(user: "Viewer") -> bool:
    """One's own account, when it is a person's. For staff, of today or of tomorrow, the password is something else; and
    this session may be one that leaves their role out, because it used no second factor."""
    if not user.is_authenticated or not user.is_active:
        return False
    kept = Q(ends_on__isnull=True) | Q(ends_on__gte=today())
    return not Membership.objects.filter(kept, user_id=user.pk, role__in=STAFF).exists()


def can_meet_person(user: "Viewer", person: User) -> bool:
    """The team of her structure, who may open her account in front of her, may say that it is she."""
    return can_give_card(user, person)


def can_grant_role(
    user: "Viewer", role: Role, *, structure: Structure | None = None, territory: Territory | None = None
) -> bool:
    """Who runs the place of the role; a worker may also welcome a person in her own structure."""
    ties = ties_to_place(user, structure, territory)
    return allows("roles", ties) or (role in INVITATIONS and allows(INVITATIONS[role], ties))


def can_invite_to_team(
    user: "Viewer", role: Role, *, structure: Structure | None = None, territory: Territory | None = None
) -> bool:
    """Open an account for who joins: a worker by the row of the invitations, the others by that of the roles."""
    action = INVITATIONS[Role.WORKER] if role == Role.WORKER else "roles"
    return allows(action, ties_to_place(user, structure, territory))


def ties_to_place(user: "Viewer", structure: Structure | None, territory: Territory | None):
    """The ties to a structure, else to a territory, else to the platform itself."""
    if structure is not None:
        return ties_to_structure(user, structure.pk)
    if territory is not None:
        return ties_to_territory(user, territory.pk)
    return {tie for tie in ties_to_territory(user, None) if tie.letter == "Y"}


def nameable_referents(user: "Viewer", person: User) -> QuerySet[Membership]:
    """Who may be named référent of a person by this user: the workers of the structures that support her and that the
    user runs (the row « roles »), as memberships with `user` and `structure`."""
    supported = memberships(person).filter(role=Role.PERSON).values_list("structure_id", flat=True)
    run = [structure for structure in supported if allows("roles", ties_to_structure(user, structure))]
    working = Membership.objects.filter(dated(), role=Role.WORKER, structure_id__in=run, user__is_active=True)
    return working.exclude(user_id=person.pk).select_related("user", "structure").order_by("user__name", "pk")
