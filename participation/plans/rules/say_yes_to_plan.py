"""One side says yes to the plan as it stands."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import require
from participation.people.models import User
from participation.plans import events
from participation.plans.models import Answer, Plan, State
from participation.plans.permissions import can_answer_plan, voice_of

from .freezing import freeze
from .refusals import PlanChanged, refuse_if_closed


@transaction.atomic
def say_yes_to_plan(plan_id: UUID, *, seen: int, by: User) -> Plan:
    """The plan, with this side's dated yes; agreed, and frozen to be signed, when both have said it.

    Saying it twice is once. seen: the version of the plan on the page. Raises NotAllowed; PlanClosed; PlanChanged.
    """
    return give_answer(plan_id, answer=Answer.YES, seen=seen, by=by, happened=events.PlanAgreed)


def give_answer(plan_id: UUID, *, answer: Answer, seen: int, by: User, happened: type[events.PlanEvent]) -> Plan:
    """Lock, check and write the answer of one side. See the two rules that call it."""
    plan = Plan.objects.lock(plan_id)
    require(can_answer_plan(by, plan))
    refuse_if_closed(plan)
    if plan.version != seen:
        raise PlanChanged
    voice = voice_of(by, plan)
    if getattr(plan, f"{voice}_answer") == answer:
        return plan
    plan.answer(answer, voice, by)
    _agreement, told = freeze(plan) if plan.state == State.AGREED else (None, [])
    for event in [happened(plan=plan.pk), *told]:
        journal.record(event, by=by.pk)
    return plan
