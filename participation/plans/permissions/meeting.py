"""Who proposes a meeting with her, answers one, cancels one: the row « meeting.plan »."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from participation.people.models import User
from participation.people.permissions import Column, allows, is_team, ties_to_person
from participation.plans.models import Voice

from .plan import ACCOMPANIES, accompanying_now

if TYPE_CHECKING:
    from participation.people.permissions.ties import Viewer

HER_SIDE = {Column.PERSON, Column.HELPER}


def can_plan_meeting(user: Viewer, person: User) -> bool:
    return allows("meeting.plan", ties_to_person(user, person))


def may_plan_from(user: Viewer, person: User, letters: str) -> bool:
    """By one of these ties: each side of the house has its own address."""
    return allows("meeting.plan", {tie for tie in ties_to_person(user, person) if tie.letter in letters})


def meeting_side(user: User, person: User) -> Voice:
    """For which side somebody who may plan does it: a helper for the person, unless she works with her too."""
    granting = {tie.column for tie in ties_to_person(user, person) if allows("meeting.plan", [tie])}
    return Voice.PERSON if user.pk == person.pk or granting <= HER_SIDE else Voice.TEAM


def on_behalf_of(user: User, person: User) -> UUID | None:
    """Hers, when her helper acts for her; None for who acts for himself."""
    helps = meeting_side(user, person) is Voice.PERSON and user.pk != person.pk
    return person.pk if helps else None


def persons_met(worker: Viewer) -> QuerySet[User]:
    """The persons whose meetings the worker knows: those one accompanies today."""
    if not is_team(worker) or not allows("meeting.plan", [ACCOMPANIES]):
        return User.objects.none()
    return User.objects.filter(pk__in=accompanying_now().filter(worker_id=worker.pk).values("person"))
