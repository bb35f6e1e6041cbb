"""Propose a step to the other side."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import require
from participation.people.models import User
from participation.plans import events
from participation.plans.models import Plan, Receipt, Section, Step, Who
from participation.plans.models.receipt import KeyUsedElsewhere
from participation.plans.models.section import next_rank
from participation.plans.permissions import can_write_section, proposes_for, voice_of

from .refusals import refuse_if_closed
from .step_details import Details, settle, written_title


@transaction.atomic
def propose_step(
    section_id: UUID,
    *,
    title: str,
    who: Who,
    due_on: dt.date | None = None,
    details: Details | None = None,
    key: UUID,
    by: User,
) -> Step:
    """A step that waits for the other side's answer; the plan the two agreed about has not changed yet. What a partner
    proposes for his structure waits for hers.

    who: « l’équipe » is the worker who proposes, else the person's référent today, else whom `details` names.
    due_on: today or later. Raises NotAllowed; PlanClosed; Unwritable; KeyUsedElsewhere; and what settle() refuses.
    """
    plan = Plan.objects.lock_of_section(section_id)
    section = Section.objects.select_related("plan__person").get(pk=section_id)
    require(can_write_section(by, section))
    refuse_if_closed(plan)
    title = written_title(title)
    if not Receipt.objects.is_new(key, author=by, target=section_id):
        return _already_proposed(section, title, by)
    return put_step(section, title=title, who=who, due_on=due_on, details=details or Details(), by=by)


def put_step(section: Section, *, title: str, who: Who, due_on: dt.date | None, details: Details, by: User) -> Step:
    """A step that waits for the other side's answer, told. Under the lock of its plan, by who may write in this part.

    Raises what settle() refuses.
    """
    says = settle(section, title=title, who=who, due_on=due_on, details=details, by=by)
    step = Step.objects.create(
        section=section,
        proposed_by=voice_of(by, section.plan),
        proposed_from=proposes_for(by, section, says["partner"]),
        author=by,
        rank=next_rank(section.steps),
        **says,
    )
    proposed = events.StepProposed(plan=section.plan_id, section=section.pk, step=step.pk)
    journal.record(proposed, by=by.pk, on_behalf=step.proposed_from_id)
    return step


def _already_proposed(section: Section, title: str, by: User) -> Step:
    step = section.steps.filter(author=by, title=title).last()
    if step is None:
        raise KeyUsedElsewhere
    return step
