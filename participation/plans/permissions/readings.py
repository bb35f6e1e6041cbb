"""As what somebody reads a plan, and who may read who read it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from kit.refusals import require
from participation.people.models import Referent, User
from participation.people.permissions import Column, Tie, allows, findable_persons, structures_where
from participation.plans.models import Plan

from .plan import PUT_AWAY, accompanying_now, shared_sections, ties_to_plan, visible_plans

if TYPE_CHECKING:
    from participation.people.permissions.ties import Viewer


class Reader(StrEnum):
    """As what somebody reads a plan: what the journal keeps of each reading, and what she is told."""

    SELF = "self"
    REFERENT = "referent"
    STAND_IN = "standin"
    HELPER = "helper"
    PARTNER = "partner"
    TERRITORY = "territory"
    EMERGENCY = "breakglass"

    @property
    def column(self) -> Column:
        return _COLUMNS[self]


class How(StrEnum):
    """What somebody read of it."""

    PAGE = "page"
    HISTORY = "history"
    WORDS = "words"
    LIVE = "live"
    LIST = "list"
    EXPORT = "export"
    PRINT = "print"
    TALK = "talk"
    VERSION = "version"
    """One frozen version, to sign it or as it was signed."""


_COLUMNS = {
    Reader.SELF: Column.PERSON,
    Reader.REFERENT: Column.REFERENT,
    Reader.STAND_IN: Column.REFERENT,
    Reader.HELPER: Column.HELPER,
    Reader.PARTNER: Column.PARTNER,
    Reader.TERRITORY: Column.TERRITORY,
    Reader.EMERGENCY: Column.COLLEAGUE,
}


def reads_as(user: User, plan: Plan, ties: set[Tie], action: str = "plan.read") -> Reader:
    """By which of these ties, that grant the reading, the user reads: the nearest. Raises NotAllowed without one."""
    granting = {tie.column: tie.letter for tie in ties if allows(action, [tie])}
    if Column.PERSON in granting:
        return Reader.SELF
    if Column.REFERENT in granting:
        standing_in = stood_in_for(user).filter(person_id=plan.person_id).exists()
        return Reader.STAND_IN if standing_in else Reader.REFERENT
    for column, reader in ((Column.HELPER, Reader.HELPER), (Column.PARTNER, Reader.PARTNER)):
        if column in granting:
            return reader
    require(bool(granting))
    return Reader.EMERGENCY


def stood_in_for(user: Viewer) -> QuerySet[Referent]:
    """The relations by which the user only stands in for somebody today."""
    mine = accompanying_now().filter(worker_id=user.pk)
    return mine.filter(stands_in_for__isnull=False).exclude(person__in=mine.filter(stands_in_for=None).values("person"))


def can_read_accesses(user: Viewer, plan: Plan) -> bool:
    """All that happened to the plan: its person, and whoever coordinates the structure that owns it."""
    return allows("accesslog.read", ties_to_plan(user, plan))


def plans_of_house(user: Viewer) -> QuerySet[Plan] | None:
    """The plans whose readings the user may read because of the structure; None where there is no such structure."""
    houses = structures_where(user, "accesslog.read")
    plans = Plan.objects.filter(structure__in=houses).exclude(PUT_AWAY).select_related("person")
    return plans.order_by("person__name", "-opened_at", "pk") if houses else None


def can_read_own_act(reader: Reader) -> bool:
    """A reading of one's own, done as this."""
    return allows("accesslog.read", [Tie(reader.column, "S")])


def named_persons(user: Viewer) -> frozenset[UUID]:
    """The persons whose plan the user may read today, or whose name: in a list of the past, the others have none."""
    read = visible_plans(user).values_list("person", flat=True)
    shared = shared_sections(user).values_list("plan__person", flat=True)
    return frozenset(read) | frozenset(shared) | frozenset(findable_persons(user).values_list("pk", flat=True))
