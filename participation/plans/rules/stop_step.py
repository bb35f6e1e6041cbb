"""« Je ne le fais plus »: whose step it is gives it up."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import require
from kit.time import today
from participation.people.models import User
from participation.plans import events
from participation.plans.models import Step, StepState, Voice
from participation.plans.permissions import can_write, does_for, is_anothers, voice_of

from .answer_step import locked
from .ask_about_step import settle_questions
from .refusals import PlanChanged, refuse_if_closed


@transaction.atomic
def stop_step(step_id: UUID, *, seen: int, by: User) -> Step:
    """An agreed step, given up: it leaves the plan, which takes both sides' yes away. Asking twice is once.

    Only by whose step it is: each side's commitments are edited by that side alone, a structure's too. seen: the
    step's sequence on the page. Raises NotAllowed; PlanClosed; PlanChanged.
    """
    plan, step = locked(step_id)
    voice, house = voice_of(by, plan), does_for(by, step)
    require(house is not None or (can_write(by, plan) and step.is_for(voice) and not is_anothers(step)))
    if step.state == StepState.STOPPED:
        return step
    refuse_if_closed(plan)
    if step.seq != seen or step.state != StepState.AGREED or step.done_on:
        raise PlanChanged
    step.move(state=StepState.STOPPED, stopped_on=today())
    if voice is Voice.TEAM:
        settle_questions(step, by)
    plan.change(voice, aside=house is not None)
    stopped = events.StepStopped(plan=plan.pk, section=step.section_id, step=step.pk)
    journal.record(stopped, by=by.pk, on_behalf=house)
    return step
