"""The plan has reached its end: all its steps are done."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal import rules as journal
from kit.refusals import Refusal, require
from participation.people.models import User
from participation.plans import events
from participation.plans.engine.life import Act, Fact, Mover, NotNow
from participation.plans.models import Plan, State, Step, StepState
from participation.plans.permissions import can_answer_plan, voice_of

from .refusals import PlanChanged, refuse_if_closed


class StepsLeft(Refusal):
    sentence = _("Il reste des étapes à faire.")


@transaction.atomic
def complete_plan(plan_id: UUID, *, seen: int, by: User) -> Plan:
    """The plan, completed: it can be read, not changed. Either side may say so, once both have said yes and all is
    done, or once the time of a signed contract is over.

    Raises NotAllowed; PlanClosed; PlanChanged; StepsLeft (a step to do, or no yes from both).
    """
    plan = Plan.objects.lock(plan_id)
    require(can_answer_plan(by, plan))
    if plan.state == State.COMPLETED:
        return plan
    refuse_if_closed(plan)
    if plan.version != seen:
        raise PlanChanged
    try:
        plan.close(Act.COMPLETE, Mover(voice_of(by, plan)), *([Fact.ALL_DONE] if all_done(plan) else []))
    except NotNow as refusal:
        raise StepsLeft from refusal
    journal.record(events.PlanCompleted(plan=plan.pk), by=by.pk)
    return plan


def all_done(plan: Plan) -> bool:
    """Whether it has steps, and none is left to do."""
    steps = Step.objects.filter(section__plan=plan, state=StepState.AGREED)
    return steps.exists() and not steps.filter(done_on=None).exists()
