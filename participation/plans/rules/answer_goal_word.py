"""She answers what a worker noted of a goal as said together."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import NotAllowed, require
from participation.people.models import User
from participation.plans import events
from participation.plans.models import GoalWord, StepState, Voice
from participation.plans.permissions import can_write, voice_of

from .answer_goal import locked_goal
from .refusals import PlanChanged, refuse_if_closed
from .say_of_goal import WAITING, hold

ANSWERS = (StepState.AGREED, StepState.TALK, StepState.DECLINED)


@transaction.atomic
def answer_goal_word(word_id: UUID, *, answer: StepState, seen: int, by: User) -> GoalWord:
    """« D’accord »: it holds, with her name on it. Else the goal stays as it was. The same answer twice is once.

    seen: the goal's sequence on the page. Raises NotAllowed (only she answers); PlanClosed; PlanChanged.
    """
    goal_id = GoalWord.objects.filter(pk=word_id).values_list("goal", flat=True).first()
    if goal_id is None:
        raise NotAllowed
    plan, goal = locked_goal(goal_id)
    require(can_write(by, plan) and voice_of(by, plan) is Voice.PERSON and answer in ANSWERS)
    word = GoalWord.objects.filter(pk=word_id, voice=Voice.TEAM).first()
    if word is None:  # the worker has noted something else since
        raise PlanChanged
    if word.state == answer:
        return word
    refuse_if_closed(plan)
    if goal.seq != seen or word.state not in WAITING:
        raise PlanChanged
    goal.said.filter(pk=word.pk).update(state=answer)
    word.refresh_from_db(fields=["state"])
    if answer == StepState.AGREED:
        hold(plan, goal, word)
    else:
        goal.move()
    happened = events.GoalSaid if answer == StepState.AGREED else events.GoalNoteAnswered
    journal.record(happened(plan=plan.pk, section=goal.section_id, goal=goal.pk, said=word.pk), by=by.pk)
    return word
