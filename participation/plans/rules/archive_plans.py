"""Put away the plans that ended long ago: each is hers alone to read from then on. Nothing of it is deleted."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction

from journal import rules as journal
from participation.people.engine.retention import limit
from participation.plans import events
from participation.plans.engine.life import Act, Fact, Mover
from participation.plans.engine.states import CLOSED
from participation.plans.models import Plan, State

if TYPE_CHECKING:
    from uuid import UUID


def archive_plans(at: dt.datetime) -> int:
    """All those whose time has come at this moment, each in a transaction of its own; how many there were."""
    ended = Plan.objects.filter(state__in=CLOSED, closed_at__lt=limit("closed_plans", at))
    due = ended.exclude(state=State.ARCHIVED).order_by("closed_at", "pk").values_list("pk", flat=True)
    return sum(_archive(plan_id, at) for plan_id in list(due))


@transaction.atomic
def _archive(plan_id: UUID, at: dt.datetime) -> bool:
    plan = Plan.objects.lock(plan_id)
    ended = plan.closed_at
    if plan.state == State.ARCHIVED or ended is None or ended >= limit("closed_plans", at):
        return False  # another process was first
    plan.move(Act.ARCHIVE, Mover.HOUSE, Fact.CLOSED_LONG_AGO)
    plan.save(update_fields=["state"])
    journal.record(events.PlanArchived(plan=plan.pk), by=None)
    return True
