"""Who may know how a person wants to be reached, agree on it with her, and call her."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from kit.time import now
from outbox.models import Call
from participation.people.models import User

from .reach import findable_persons
from .table import allows
from .ties import ties_to_person

if TYPE_CHECKING:
    from .ties import Viewer


def can_reach(user: "Viewer", person: User) -> bool:
    """The team that may find her by name meets her, and is who calls: the same row of the table. No row of its own, as
    it says no more of her than her name does: nobody else has a reason to know her number."""
    return allows("person.find", ties_to_person(user, person))


def can_agree_contact(user: "Viewer", person: User) -> bool:
    """Oneself, or with her, whoever of the team meets her."""
    return user.pk == person.pk or can_reach(user, person)


def visible_calls(user: "Viewer") -> QuerySet[Call]:
    """The calls to make today to the persons this user may reach, the oldest first."""
    return Call.objects.open(now()).filter(to__in=findable_persons(user).values("pk")).order_by("asked_at", "pk")
