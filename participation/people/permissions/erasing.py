"""Who may ask to be erased, and who does it: the row « erase » of the one table."""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from participation.people.models import (
    STAFF,
    EraseRequest,
    Membership,
    Structure,
    User,
    dated,
)

from .table import allows
from .ties import memberships, ties_to_anything, ties_to_person, ties_to_structure

if TYPE_CHECKING:
    from .ties import Viewer


def can_ask_erasure(user: "Viewer") -> bool:
    """One's own, and nobody else's."""
    return user.is_authenticated and allows("erase.request", ties_to_person(user, user))


def works_here(user: User) -> bool:
    """Whether the account serves somebody's work today, whatever this session may do with it."""
    return Membership.objects.filter(dated(), user_id=user.pk, role__in=STAFF).exists()


def can_execute_erasure(user: "Viewer", request: EraseRequest) -> bool:
    """The relay: who coordinates a structure of hers. For somebody without structure, who coordinates one where the
    door is open, since that is how she came in. Never for oneself, never for somebody who works here."""
    person = User.objects.filter(pk=request.person).first()
    if person is None or person.pk == user.pk or works_here(person):
        return False
    ties = ties_to_person(user, person)
    if request.structure_id is None:
        for structure in _with_an_open_door(user):
            ties |= ties_to_structure(user, structure.pk)
    return allows("erase.execute", ties)


def visible_erasures(user: "Viewer", most: int = 100) -> list[EraseRequest]:
    """The requests that wait for this relay, oldest first; `most` at a time."""
    if not allows("erase.execute", ties_to_anything(user)):
        return []
    near = _near(user)
    theirs = EraseRequest.objects.waiting().filter(Q(structure__in=near) | Q(structure=None))
    # What she asks comes before what the house proposes: « asked », then « idle ».
    found = theirs.select_related("structure").order_by("why", "asked_at", "pk")[:most]
    return [request for request in found if can_execute_erasure(user, request)]


def _near(user: "Viewer") -> QuerySet[Structure]:
    """Where the user holds any role, or around it: nobody else can have a tie to them."""
    held = memberships(user)
    return Structure.objects.filter(
        Q(pk__in=held.values("structure"))
        | Q(territory__in=held.values("territory"))
        | Q(territory__in=held.values("structure__territory"))
    )


def _with_an_open_door(user: "Viewer") -> QuerySet[Structure]:
    return Structure.objects.filter(pk__in=memberships(user).values("structure"), territory__open_door=True)
