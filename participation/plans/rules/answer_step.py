"""Answer a step the other side proposes: « D’accord », « En parler avant » or « Non », with the same weight."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import NotAllowed, require
from kit.time import now
from participation.people.models import User
from participation.plans import events
from participation.plans.models import Plan, Step, StepState
from participation.plans.models.section import next_rank
from participation.plans.permissions import can_write, voice_of

from .refusals import PlanChanged, refuse_if_closed

OVER = (StepState.REPLACED, StepState.STOPPED)
EVENTS = {
    StepState.AGREED: events.StepAgreed,
    StepState.TALK: events.StepTalkAsked,
    StepState.DECLINED: events.StepDeclined,
}


@transaction.atomic
def answer_step(step_id: UUID, *, answer: StepState, seen: int, by: User) -> Step:
    """The step, answered; the answer may still change as long as the step is not done.

    A step that comes into the plan, or leaves it, takes both sides' yes away. Giving twice the same answer is once.
    seen: the step's sequence on the page. Raises NotAllowed (one does not answer one's own proposal); PlanClosed;
    PlanChanged (the step moved on, or is done).
    """
    plan, step = locked(step_id)
    require(can_write(by, plan) and voice_of(by, plan) != step.proposed_by)
    if step.state == answer:
        return step
    refuse_if_closed(plan)
    if step.seq != seen or step.done_on or step.state in OVER or not _still_there(step.replaces):
        raise PlanChanged
    changes_the_plan = StepState.AGREED in (step.state, answer)
    takes_a_place = answer == StepState.AGREED and step.replaces is not None
    rank = _make_room(step) if takes_a_place else step.rank
    step.move(state=answer, answered_at=now(), rank=rank)
    if changes_the_plan:
        plan.change(voice_of(by, plan))
    journal.record(EVENTS[answer](plan=plan.pk, section=step.section_id, step=step.pk), by=by.pk)
    return step


def _still_there(step: Step | None) -> bool:
    """Whether the step that another one would replace is still to do, and still of the plan."""
    return step is None or (step.done_on is None and step.state not in OVER)


def _make_room(step: Step) -> int:
    """The rank of the step that it replaces, which leaves the plan and keeps its words."""
    old, rank, free = step.replaces, step.replaces.rank, step.rank
    beside = Step.objects.filter(section=step.section_id)
    beside.filter(pk=step.pk).update(rank=next_rank(beside))
    old.move(rank=free, state=StepState.REPLACED)
    # What the other side proposed instead of the old one, it now proposes instead of the new one.
    waiting = beside.filter(replaces=old, state__in=(StepState.PROPOSED, StepState.TALK)).exclude(pk=step.pk)
    waiting.update(replaces=step)
    return rank


def locked(step_id: UUID) -> tuple[Plan, Step]:
    """The plan, locked, and its step as it is under that lock. Raises NotAllowed when there is none."""
    plan_id = Plan.objects.filter(sections__steps=step_id).values_list("pk", flat=True).first()
    if plan_id is None:
        raise NotAllowed
    return Plan.objects.lock(plan_id), Step.objects.select_related("replaces").get(pk=step_id)
