"""Propose a step to the other side."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal import rules as journal
from kit.refusals import Refusal, require
from kit.time import today
from participation.people.models import User
from participation.plans import events
from participation.plans.engine.text import LONGEST_LINE, written
from participation.plans.models import Plan, Receipt, Section, Step, Voice, Who
from participation.plans.models.receipt import KeyUsedElsewhere
from participation.plans.models.section import next_rank
from participation.plans.permissions import can_write_section, referents_of, voice_of

from .refusals import refuse_if_closed


class NoStepWritten(Refusal):
    sentence = _("Écrivez l’étape.")


class DayIsPast(Refusal):
    sentence = _("Ce jour est passé. Choisissez un jour à venir.")


class NobodyInTeam(Refusal):
    sentence = _("Personne de l’équipe ne vous accompagne encore. Choisissez « Moi ».")


@transaction.atomic
def propose_step(section_id: UUID, *, title: str, who: Who, due_on: dt.date | None = None, key: UUID, by: User) -> Step:
    """A step that waits for the other side's answer; the plan the two agreed about has not changed yet.

    who: « l’équipe » is the worker who proposes, else the person's référent today. due_on: today or later.
    Raises NotAllowed; PlanClosed; Unwritable; NoStepWritten; DayIsPast; NobodyInTeam; KeyUsedElsewhere.
    """
    plan = Plan.objects.lock_of_section(section_id)
    section = Section.objects.select_related("plan__person").get(pk=section_id)
    require(can_write_section(by, section))
    refuse_if_closed(plan)
    title = written(title, LONGEST_LINE)
    if not Receipt.objects.is_new(key, author=by, target=section_id):
        return _already_proposed(section, title, by)
    if not title.strip():
        raise NoStepWritten
    if due_on is not None and due_on < today():
        raise DayIsPast
    voice = voice_of(by, plan)
    step = Step.objects.create(
        section=section,
        title=title,
        who=who,
        worker=_worker(plan, voice, by) if who == Who.WORKER else None,
        due_on=due_on,
        proposed_by=voice,
        author=by,
        rank=next_rank(section.steps),
    )
    journal.record(events.StepProposed(plan=plan.pk, section=section_id, step=step.pk), by=by.pk)
    return step


def _worker(plan: Plan, voice: Voice, by: User) -> User:
    if voice is Voice.TEAM:
        return by
    referents = referents_of(plan)
    if not referents:
        raise NobodyInTeam
    return referents[0]


def _already_proposed(section: Section, title: str, by: User) -> Step:
    step = section.steps.filter(author=by, title=title).last()
    if step is None:
        raise KeyUsedElsewhere
    return step
