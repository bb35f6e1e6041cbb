"""« Où ça en est »: said of a goal by the person; or noted by a worker as said together, which waits for her yes."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import require
from participation.people.models import User
from participation.plans import events
from participation.plans.models import SAYABLE, Goal, GoalWord, LifeCycle, Plan, StepState, Voice
from participation.plans.permissions import can_write, voice_of

from .answer_goal import locked_goal
from .refusals import PlanChanged, refuse_if_closed

WAITING = (StepState.PROPOSED, StepState.TALK)


@transaction.atomic
def say_of_goal(goal_id: UUID, *, lifecycle: LifeCycle, achievement: str = "", seen: int, by: User) -> GoalWord:
    """What was said, dated. Hers changes the goal at once; a worker's changes nothing until she says yes to it, and
    takes the place of what waited before. Saying the same thing twice is once.

    lifecycle: one of SAYABLE; achievement: an Achievement, or "" for nothing said.
    seen: the goal's sequence on the page. Raises NotAllowed; PlanClosed; PlanChanged (it moved on, or is not agreed).
    """
    plan, goal = locked_goal(goal_id)
    require(can_write(by, plan) and lifecycle in SAYABLE)
    refuse_if_closed(plan)
    hers = voice_of(by, plan) is Voice.PERSON
    if already := _already_said(goal, lifecycle, achievement, by, hers=hers):
        return already
    if goal.seq != seen or not goal.is_agreed:
        raise PlanChanged
    goal.said.filter(state__in=WAITING).delete()
    word = goal.said.create(
        lifecycle=lifecycle,
        achievement=achievement,
        voice=voice_of(by, plan),
        author=by,
        state=StepState.AGREED if hers else StepState.PROPOSED,
    )
    if hers:
        hold(plan, goal, word)
    else:
        goal.move()
    happened = events.GoalSaid if hers else events.GoalNoted
    journal.record(happened(plan=plan.pk, section=goal.section_id, goal=goal.pk, said=word.pk), by=by.pk)
    return word


def hold(plan: Plan, goal: Goal, word: GoalWord) -> None:
    """What was said is how the goal stands now. A goal given up, or taken up again, takes both sides' yes away; how far
    it is leaves the agreement as it is."""
    changes_the_plan = (goal.lifecycle == LifeCycle.CANCELLED) != (word.lifecycle == LifeCycle.CANCELLED)
    goal.move(lifecycle=word.lifecycle, achievement=word.achievement)
    if changes_the_plan:
        plan.change(Voice.PERSON)


def _already_said(goal: Goal, lifecycle: str, achievement: str, by: User, *, hers: bool) -> GoalWord | None:
    last = goal.said.order_by("at", "pk").last()
    same = last and (last.lifecycle, last.achievement, last.author_id) == (lifecycle, achievement, by.pk)
    return last if same and last.state in ((StepState.AGREED,) if hers else WAITING) else None
