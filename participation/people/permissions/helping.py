"""Who asks for help, who may answer, who may end it: the person and her helper, nobody else. No row of the table."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from kit.time import now
from participation.people.models import HelpRequest, Mandate, User, mandated

from .accounts import can_choose_pin

if TYPE_CHECKING:
    from .ties import Viewer


def can_ask_for_help(user: "Viewer") -> bool:
    """One's own account, when it is a person's."""
    return can_choose_pin(user)


def can_end_help(user: "Viewer", mandate: Mandate) -> bool:
    """She takes it back, or her helper gives it up."""
    return user.pk in (mandate.person_id, mandate.helper_id)


def help_asked_of(user: "Viewer") -> QuerySet[HelpRequest]:
    """What waits for this user's yes or no. Staff have none: who works here helps as a worker, by other ways."""
    if not can_choose_pin(user):
        return HelpRequest.objects.none()
    waiting = HelpRequest.objects.live(now()).to(user.phone, user.username).filter(person__is_active=True)
    return waiting.exclude(person_id=user.pk).select_related("person").order_by("asked_at", "pk")


def mandates_given(user: User) -> QuerySet[Mandate]:
    """Who helps this person today."""
    return Mandate.objects.filter(mandated(), person_id=user.pk).select_related("helper").order_by("starts_on", "pk")


def mandates_held(user: User) -> QuerySet[Mandate]:
    """Whom this user helps today."""
    held = Mandate.objects.filter(mandated(), helper_id=user.pk, person__is_active=True)
    return held.select_related("person").order_by("person__name", "pk")
