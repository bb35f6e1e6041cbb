"""Propose a meeting with the partners she opened a part of her plan to."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal import rules as journal
from kit.refusals import NotAllowed, Refusal, Stale, require
from kit.time import now
from participation.people.models import Structure, User
from participation.plans import events, notices
from participation.plans.models import Coordination, Plan, Receipt, Voice, Way
from participation.plans.models.receipt import KeyUsedElsewhere
from participation.plans.permissions import (
    can_plan_meeting,
    can_propose_coordination,
    meeting_side,
    on_behalf_of,
    structures_to_invite,
)

from .meeting_details import when_and_where, worker_met
from .refusals import refuse_if_closed


class NobodyInvited(Refusal):
    sentence = _("Choisissez au moins un partenaire.")


class NoLongerOpen(Refusal):
    """A structure to which no part of the plan is open today."""

    sentence = _("Une structure choisie ne lit plus ce projet. Choisissez encore une fois.")


class CoordinationChanged(Stale):
    """It was answered, cancelled or held since the page was opened, or it is over."""

    sentence = _("Cette réunion a changé. Regardez où elle en est.")


@transaction.atomic
def propose_coordination(
    plan_id: UUID,
    *,
    starts_at: dt.datetime,
    way: Way,
    place_id: UUID | None = None,
    address: str = "",
    language: str = "",
    found_by: str = "",
    structures: Collection[UUID],
    key: UUID,
    by: User,
) -> Coordination:
    """A meeting that waits for the other side's answer; hers is never taken for given. No partner knows of it yet.

    structures: those invited: each reads a part of the plan today. The rest: as when_and_where() says.
    Raises NotAllowed; PlanClosed; NobodyInvited; NoLongerOpen; NobodyMeets; KeyUsedElsewhere; and what when_and_where()
    refuses.
    """
    plan = Plan.objects.lock(plan_id)
    require(can_propose_coordination(by, plan))
    refuse_if_closed(plan)
    if not Receipt.objects.is_new(key, author=by, target=plan_id):
        return _already_proposed(plan, by)
    when = when_and_where(
        starts_at=starts_at, way=way, place_id=place_id, address=address, language=language, found_by=found_by
    )
    side = meeting_side(by, plan.person)
    coordination = Coordination.objects.create(
        plan=plan,
        worker=worker_met(plan.person, side, by),
        **when,
        proposed_by=side,
        author=by,
        person_yes_at=now() if side is Voice.PERSON else None,
    )
    for structure in still_open(plan, structures):
        coordination.invites.create(structure=structure)
    notices.coordination_changed(coordination, by_team=side is Voice.TEAM)
    record(events.CoordinationProposed, coordination, by)
    return coordination


def still_open(plan: Plan, structures: Collection[UUID]) -> list[Structure]:
    """These structures, each of which reads a part of the plan. Raises NobodyInvited; NoLongerOpen."""
    if not structures:
        raise NobodyInvited
    found = list(structures_to_invite(plan).filter(pk__in=structures))
    if len(found) != len(set(structures)):
        raise NoLongerOpen
    return found


def locked_coordination(coordination_id: UUID, by: User) -> Coordination:
    """The meeting as it is under the lock of its plan, for who may plan with her. Raises NotAllowed."""
    coordination = under_lock(coordination_id)
    require(can_plan_meeting(by, coordination.plan.person))
    return coordination


def under_lock(coordination_id: UUID) -> Coordination:
    """Raises NotAllowed when there is none."""
    plan_id = Coordination.objects.filter(pk=coordination_id).values_list("plan", flat=True).first()
    if plan_id is None:
        raise NotAllowed
    Plan.objects.lock(plan_id)
    return Coordination.objects.select_related("plan__person", "worker", "place").get(pk=coordination_id)


def record(event: type[events.CoordinationEvent], coordination: Coordination, by: User) -> None:
    """The event, said to be hers when her helper acted."""
    happened = event(plan=coordination.plan_id, coordination=coordination.pk)
    journal.record(happened, by=by.pk, on_behalf=on_behalf_of(by, coordination.plan.person))


def _already_proposed(plan: Plan, by: User) -> Coordination:
    last = plan.coordinations.filter(author=by).order_by("proposed_at").last()
    if last is None:
        raise KeyUsedElsewhere
    return last
