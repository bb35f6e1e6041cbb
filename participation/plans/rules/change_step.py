"""Write a step again: another wording, another day, somebody else."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import require
from participation.people.models import User
from participation.plans import events
from participation.plans.models import Plan, Receipt, Section, Step, StepState, Voice, Who
from participation.plans.models.receipt import KeyUsedElsewhere
from participation.plans.models.section import next_rank
from participation.plans.permissions import can_write, is_anothers, voice_of

from .answer_step import locked
from .ask_about_step import settle_questions
from .refusals import PlanChanged, refuse_if_closed
from .step_details import Details, settle, written_title


@transaction.atomic
def change_step(
    step_id: UUID,
    *,
    title: str,
    who: Who,
    due_on: dt.date | None = None,
    details: Details | None = None,
    seen: int,
    key: UUID,
    by: User,
) -> Step:
    """One's own proposal, as long as nobody has agreed to it, is written again in its place; what a partner proposes is
    not the team's own. Of anything else, the agreed step first, this makes a proposal to the other side: what was
    agreed holds until the answer. What another structure brought and does, it alone changes.

    seen: the step's sequence on the page. Raises NotAllowed; PlanClosed; PlanChanged; Unwritable; KeyUsedElsewhere; and
    what settle() refuses.
    """
    plan, step = locked(step_id)
    require(can_write(by, plan) and not is_anothers(step))
    refuse_if_closed(plan)
    title, voice = written_title(title), voice_of(by, plan)
    if not Receipt.objects.is_new(key, author=by, target=step_id):
        return _already_changed(step, title, by)
    if step.seq != seen or not may_change(step):
        raise PlanChanged
    section = Section.objects.select_related("plan__person").get(pk=step.section_id)
    says = settle(section, title=title, who=who, due_on=due_on, details=details or Details(), by=by)
    if step.state != StepState.AGREED and step.proposed_by == voice:
        require(step.proposed_from_id is None)
        step.move(**says, state=StepState.PROPOSED, author=by)
        changed, happened = step, events.StepReworded
    else:
        changed, happened = _propose_instead(plan, step, voice, by, says), events.StepChangeProposed
    if voice is Voice.TEAM:
        settle_questions(step, by)
    journal.record(happened(plan=plan.pk, section=section.pk, step=changed.pk), by=by.pk)
    return changed


def may_change(step: Step) -> bool:
    """A step that is done, refused or given up is written again as a new one."""
    return step.done_on is None and step.state in (StepState.AGREED, StepState.PROPOSED, StepState.TALK)


def _propose_instead(plan: Plan, step: Step, voice: Voice, by: User, says: dict[str, object]) -> Step:
    """One proposal for each side beside a step: a second one takes the place of the first."""
    if step.state != StepState.AGREED and step.replaces:  # the other side wants to change an agreed step, otherwise
        step = step.replaces
    waiting = Step.objects.filter(
        replaces=step, proposed_by=voice, state__in=(StepState.PROPOSED, StepState.TALK)
    ).first()
    if waiting:
        waiting.move(**says, state=StepState.PROPOSED, author=by)
        return waiting
    rank = next_rank(Step.objects.filter(section=step.section_id))
    return Step.objects.create(
        section_id=step.section_id, proposed_by=voice, author=by, rank=rank, replaces=step, **says
    )


def _already_changed(step: Step, title: str, by: User) -> Step:
    for changed in (step, *Step.objects.filter(replaces=step).order_by("-proposed_at")):
        if changed.author_id == by.pk and changed.title == title:
            return changed
    raise KeyUsedElsewhere
