"""Answer a goal the other side proposes: « D’accord », « En parler avant » or « Non », with the same weight."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import NotAllowed, require
from kit.time import now
from participation.people.models import User
from participation.plans import events
from participation.plans.models import Goal, LifeCycle, Plan, StepState
from participation.plans.permissions import can_write, voice_of

from .refusals import PlanChanged, refuse_if_closed

BECOMES = {
    StepState.AGREED: (LifeCycle.ACCEPTED, False, events.GoalAgreed),
    StepState.TALK: (LifeCycle.PROPOSED, True, events.GoalTalkAsked),
    StepState.DECLINED: (LifeCycle.REJECTED, False, events.GoalDeclined),
}


@transaction.atomic
def answer_goal(goal_id: UUID, *, answer: StepState, seen: int, by: User) -> Goal:
    """The goal, answered as a step is; the answer may still change until it is « D’accord ».

    A goal that comes into the plan takes both sides' yes away. Giving twice the same answer is once.
    seen: the goal's sequence on the page. Raises NotAllowed (one does not answer one's own proposal); PlanClosed;
    PlanChanged.
    """
    plan, goal = locked_goal(goal_id)
    require(can_write(by, plan) and voice_of(by, plan) != goal.proposed_by and answer in BECOMES)
    lifecycle, talk, happened = BECOMES[answer]
    if (goal.lifecycle, goal.talk) == (lifecycle, talk):
        return goal
    refuse_if_closed(plan)
    if goal.seq != seen or goal.is_agreed:
        raise PlanChanged
    goal.move(lifecycle=lifecycle, talk=talk, answered_at=now())
    if goal.is_agreed:
        plan.change(voice_of(by, plan))
    journal.record(happened(plan=plan.pk, section=goal.section_id, goal=goal.pk), by=by.pk)
    return goal


def locked_goal(goal_id: UUID) -> tuple[Plan, Goal]:
    """The plan, locked, and its goal as it is under that lock. Raises NotAllowed when there is none."""
    plan_id = Plan.objects.filter(sections__goals=goal_id).values_list("pk", flat=True).first()
    if plan_id is None:
        raise NotAllowed
    return Plan.objects.lock(plan_id), Goal.objects.get(pk=goal_id)
