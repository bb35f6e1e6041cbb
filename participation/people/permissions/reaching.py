"""Who may know how a person wants to be reached, agree on it with her, and call her."""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from kit.time import now
from outbox.models import Call
from participation.people.models import User

from .reach import findable_persons, structures_where
from .table import allows
from .ties import ties_to_person, ties_to_structure

if TYPE_CHECKING:
    from .ties import Viewer

CALLED_BY = "attendance"


def can_reach(user: "Viewer", person: User) -> bool:
    """The team that may find her by name meets her, and is who calls: the same row of the table. No row of its own, as
    it says no more of her than her name does: nobody else has a reason to know her number."""
    return allows("person.find", ties_to_person(user, person))


def can_agree_contact(user: "Viewer", person: User) -> bool:
    """Oneself, or with her, whoever of the team meets her."""
    return user.pk == person.pk or can_reach(user, person)


def can_call(user: "Viewer", call: Call, person: User | None) -> bool:
    """Whoever may reach her; or, where the call is for the team of a structure, who notes there who comes: it knows the
    name of whoever is expected, and has to tell her."""
    of_team = call.team is not None and allows(CALLED_BY, ties_to_structure(user, call.team))
    return of_team or (person is not None and can_reach(user, person))


def visible_calls(user: "Viewer") -> QuerySet[Call]:
    """The calls to make today that this user may make (`can_call`), the oldest first."""
    to_make = Call.objects.open(now())
    hers = Q(to__in=findable_persons(user).values("pk"))
    if teams := set(to_make.filter(team__isnull=False).values_list("team", flat=True)):  # seldom: one query, else four
        active = Q(to=None) | Q(to__in=User.objects.filter(is_active=True).values("pk"))
        hers |= Q(team__in=teams & structures_where(user, CALLED_BY)) & active
    return to_make.filter(hers).order_by("asked_at", "pk")
