"""« Demander où ça en est »: she asks about a step of the team, or of a structure, whose day has passed."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import require
from kit.time import now
from participation.people.models import User
from participation.plans import events
from participation.plans.models import Step, StepQuestion, Voice
from participation.plans.permissions import can_write, voice_of

from .answer_step import locked
from .refusals import PlanChanged, refuse_if_closed

ASK_AGAIN = dt.timedelta(days=3)
"""How long one asking lasts: the same question, sent again meanwhile, is the same row."""


@transaction.atomic
def ask_about_step(step_id: UUID, *, by: User) -> StepQuestion:
    """Her question: a new one, or the one of these last days. Who does it sees it on the plan, and her
    référent in the day, whoever does it.

    Raises NotAllowed (only she asks); PlanClosed; PlanChanged (the step is not late, or no more).
    """
    plan, step = locked(step_id)
    require(can_write(by, plan) and voice_of(by, plan) is Voice.PERSON)
    refuse_if_closed(plan)
    if last := step.questions.filter(asked_at__gt=now() - ASK_AGAIN).last():
        return last
    if not step.is_late():
        raise PlanChanged
    question = step.questions.create(asked_by=by)
    journal.record(events.StepAskedAbout(plan=plan.pk, section=step.section_id, step=step.pk), by=by.pk)
    return question


def settle_questions(step: Step, by: User, answer: str = "") -> int:
    """What was asked about a step is answered, by this act. How many questions were."""
    waiting = step.questions.filter(answered_at=None)
    return waiting.update(answered_at=now(), answered_by=by, answer=answer)
