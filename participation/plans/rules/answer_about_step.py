"""The team, or the structure that does it, answers in a few words where a step is."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import require
from participation.people.models import User
from participation.plans import events
from participation.plans.engine.text import LONGEST_LINE, written
from participation.plans.models import Receipt, Step, Voice
from participation.plans.permissions import can_write, does_for, voice_of

from .answer_step import locked
from .ask_about_step import settle_questions
from .refusals import NothingToShow, PlanChanged, refuse_if_closed


@transaction.atomic
def answer_about_step(step_id: UUID, *, text: str, key: UUID, by: User) -> Step:
    """The step, whose questions are answered with these words: she reads them on her plan.

    Raises NotAllowed; PlanClosed; PlanChanged (nobody asks any more); Unwritable; NothingToShow; KeyUsedElsewhere.
    """
    plan, step = locked(step_id)
    house = does_for(by, step)
    require(house is not None or (can_write(by, plan) and voice_of(by, plan) is Voice.TEAM))
    refuse_if_closed(plan)
    text = written(text, LONGEST_LINE)
    if not Receipt.objects.is_new(key, author=by, target=step_id):
        return step
    if not text.strip():
        raise NothingToShow
    if not settle_questions(step, by, text):
        raise PlanChanged
    answered = events.StepAnsweredAbout(plan=plan.pk, section=step.section_id, step=step.pk)
    journal.record(answered, by=by.pk, on_behalf=house)
    return step
