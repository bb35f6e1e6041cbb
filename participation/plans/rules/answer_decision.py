"""« D’accord », « En parler avant », « Je ne suis pas d’accord »: what she says of a decision that was only noted."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import NotAllowed, require
from participation.people.models import User
from participation.plans import events
from participation.plans.models import JointDecision, Plan, StepState, Voice
from participation.plans.permissions import can_write, voice_of

from .refusals import PlanChanged, refuse_if_closed

ANSWERS = (StepState.AGREED, StepState.TALK, StepState.DECLINED)


@transaction.atomic
def answer_decision(decision_id: UUID, *, answer: StepState, seen: int, by: User) -> JointDecision:
    """The decision, answered; she may change her mind. A step or a goal is answered where it is proposed.

    seen: the decision's sequence on the page. Raises NotAllowed (nobody answers for her); PlanClosed; PlanChanged.
    """
    plan_id = JointDecision.objects.filter(pk=decision_id).values_list("section__plan", flat=True).first()
    if plan_id is None or answer not in ANSWERS:
        raise NotAllowed
    plan = Plan.objects.lock(plan_id)
    decision = JointDecision.objects.get(pk=decision_id)
    require(can_write(by, plan) and voice_of(by, plan) is Voice.PERSON and bool(decision.state))
    if decision.state == answer:
        return decision
    refuse_if_closed(plan)
    if decision.seq != seen:
        raise PlanChanged
    decision.answer(answer)
    said = events.JointDecisionAnswered(
        plan=plan.pk, coordination=decision.coordination_id, section=decision.section_id, decision=decision.pk
    )
    journal.record(said, by=by.pk)
    return decision
