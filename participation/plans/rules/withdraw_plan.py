"""She stops her plan."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import require
from participation.people.models import User
from participation.plans import events
from participation.plans.engine.life import Act, Mover
from participation.plans.models import Plan, State
from participation.plans.permissions import can_withdraw

from .refusals import refuse_if_closed


@transaction.atomic
def withdraw_plan(plan_id: UUID, *, by: User) -> Plan:
    """The plan, withdrawn: at any time, without a reason. Nothing is erased. Twice is once.

    Raises NotAllowed; PlanClosed (it was completed).
    """
    plan = Plan.objects.lock(plan_id)
    require(can_withdraw(by, plan))
    if plan.state == State.WITHDRAWN:
        return plan
    refuse_if_closed(plan)
    plan.close(Act.WITHDRAW, Mover.PERSON)
    journal.record(events.PlanWithdrawn(plan=plan.pk), by=by.pk)
    return plan
