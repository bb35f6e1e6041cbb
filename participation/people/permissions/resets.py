"""Who may give her account back to somebody whose telephone is lost: the row « phone.reset », two different people."""

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, QuerySet

from kit.time import now
from participation.people.models import STAFF, Membership, PhoneReset, User, dated

from .reach import persons_where
from .table import Column, allows
from .ties import is_staff, ties_to_person

if TYPE_CHECKING:
    from .ties import Viewer

ACTION = "phone.reset"


def can_ask_reset(user: "Viewer", person: User) -> bool:
    """Who accompanies her, and has her in front of them. Never for a staff account, which has its own ways back."""
    accompanies = {tie for tie in ties_to_person(user, person) if tie.column is Column.REFERENT}
    return person.is_active and not is_staff(person) and allows(ACTION, accompanies)


def can_confirm_reset(user: "Viewer", reset: PhoneReset) -> bool:
    """Somebody else of her team than who asked. Once done, it stays readable to those who could."""
    two = user.pk not in (reset.asked_by_id, reset.person_id)
    return two and not is_staff(reset.person) and allows(ACTION, ties_to_person(user, reset.person))


def can_withdraw_reset(user: "Viewer", reset: PhoneReset) -> bool:
    """Who may confirm may refuse; who asked may take it back."""
    return user.pk == reset.asked_by_id or can_confirm_reset(user, reset)


def visible_resets(user: "Viewer") -> QuerySet[PhoneReset]:
    """What waits for this user's yes or no, the oldest first."""
    staff = Membership.objects.filter(dated(), user=OuterRef("person"), role__in=STAFF)
    mine = PhoneReset.objects.live(now()).filter(person__in=persons_where(user, ACTION)).exclude(Exists(staff))
    others = mine.exclude(asked_by_id=user.pk).exclude(person_id=user.pk)
    return others.select_related("person", "asked_by").order_by("asked_at", "pk")
