"""Before a renewal, she says what does not go on: the rest is carried over into the next contract."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import require
from kit.time import today
from participation.people.models import User
from participation.plans import events
from participation.plans.models import Goal, LifeCycle, Plan, Step, StepState, Voice
from participation.plans.models.goal import GOING_ON
from participation.plans.permissions import can_write, voice_of

from .refusals import PlanChanged, refuse_if_closed
from .say_of_goal import WAITING


@transaction.atomic
def leave_behind(plan_id: UUID, *, goals: Collection[UUID], steps: Collection[UUID], seen: int, by: User) -> Plan:
    """The goals and the steps that she leaves: what is not named goes on. Both sides then agree to the next contract,
    and sign it; the signed one is not touched. Naming nothing, or what is left already, changes nothing.

    seen: the version on the page. Raises NotAllowed (hers to choose; a goal or a step of another plan); PlanClosed;
    PlanChanged (it moved on, or no next contract is being written).
    """
    plan = Plan.objects.lock(plan_id)
    require(can_write(by, plan) and voice_of(by, plan) is Voice.PERSON)
    refuse_if_closed(plan)
    named = Goal.objects.filter(section__plan=plan, pk__in=goals), Step.objects.filter(section__plan=plan, pk__in=steps)
    require([rows.count() for rows in named] == [len(set(goals)), len(set(steps))])
    left_goals = list(named[0].filter(lifecycle__in=GOING_ON))
    left_steps = list(named[1].filter(state=StepState.AGREED, done_on=None))
    if not left_goals and not left_steps:
        return plan
    if plan.version != seen or not plan.renewing:
        raise PlanChanged
    happened: list[events.PlanEvent] = []
    for goal in left_goals:
        word = goal.said.create(
            lifecycle=LifeCycle.CANCELLED,
            achievement=goal.achievement,
            voice=Voice.PERSON,
            author=by,
            state=StepState.AGREED,
        )
        goal.said.filter(state__in=WAITING).delete()
        goal.move(lifecycle=LifeCycle.CANCELLED)
        happened.append(events.GoalSaid(plan=plan.pk, section=goal.section_id, goal=goal.pk, said=word.pk))
    for step in left_steps:
        step.move(state=StepState.STOPPED, stopped_on=today())
        happened.append(events.StepStopped(plan=plan.pk, section=step.section_id, step=step.pk))
    plan.change(Voice.PERSON)
    journal.record_all([*happened, events.LeftBehind(plan=plan.pk)], by=by.pk)
    return plan
