"""« C’est fait », and « Ce n’est pas fait »."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import require
from kit.time import today
from participation.people.models import User
from participation.plans import events
from participation.plans.models import Step, StepState, Voice
from participation.plans.permissions import can_write, does_for, voice_of

from .answer_step import locked
from .ask_about_step import settle_questions
from .refusals import PlanChanged, refuse_if_closed


@transaction.atomic
def finish_step(step_id: UUID, *, done: bool, seen: int, by: User) -> Step:
    """An agreed step is done today, or is not done after all. Asking twice is once.

    Doing what was agreed leaves the agreement as it is. Each side says it of its own steps; of what is done together,
    or by somebody else, either may; of what a structure does, who works there too. seen: the step's sequence on the
    page.
    Raises NotAllowed; PlanClosed; PlanChanged.
    """
    plan, step = locked(step_id)
    voice, house = voice_of(by, plan), does_for(by, step)
    require(house is not None or (can_write(by, plan) and step.is_for(voice)))
    if bool(step.done_on) is done:
        return step
    refuse_if_closed(plan)
    if step.seq != seen or step.state != StepState.AGREED:
        raise PlanChanged
    said = {"done_on": today(), "done_by": by, "done_from_id": house}
    step.move(**(said if done else dict.fromkeys(said)))
    if done and voice is Voice.TEAM:
        settle_questions(step, by)
    happened = events.StepFinished if done else events.StepReopened
    journal.record(happened(plan=plan.pk, section=step.section_id, step=step.pk), by=by.pk, on_behalf=house)
    return step
