"""Propose a goal to the other side."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal import rules as journal
from kit.refusals import Refusal, require
from participation.people.models import User
from participation.plans import events
from participation.plans.engine.text import LONGEST_LINE, written
from participation.plans.models import Goal, Pillar, Plan, Receipt, Section
from participation.plans.models.receipt import KeyUsedElsewhere
from participation.plans.models.section import next_rank
from participation.plans.permissions import can_write, voice_of

from .refusals import refuse_if_closed


class NoGoalWritten(Refusal):
    sentence = _("Écrivez l’objectif.")


@transaction.atomic
def propose_goal(section_id: UUID, *, title: str, key: UUID, by: User) -> Goal:
    """A goal that waits for the other side's answer; the plan the two agreed about has not changed yet.

    Not in « Ce que je veux », which is her words alone. Raises NotAllowed; PlanClosed; Unwritable; NoGoalWritten;
    KeyUsedElsewhere.
    """
    plan = Plan.objects.lock_of_section(section_id)
    section = Section.objects.select_related("plan").get(pk=section_id)
    require(can_write(by, plan) and section.pillar != Pillar.WISH)
    refuse_if_closed(plan)
    title = written(title, LONGEST_LINE)
    if not Receipt.objects.is_new(key, author=by, target=section_id):
        return _already_proposed(section, title, by)
    return put_goal(section, title=title, by=by)


def put_goal(section: Section, *, title: str, by: User) -> Goal:
    """A goal that waits for the other side's answer, told. Under the lock of its plan, by who may write there.

    Raises NoGoalWritten.
    """
    if not title.strip():
        raise NoGoalWritten
    voice = voice_of(by, section.plan)
    goal = Goal.objects.create(
        section=section, title=title, proposed_by=voice, author=by, rank=next_rank(section.goals)
    )
    journal.record(events.GoalProposed(plan=section.plan_id, section=section.pk, goal=goal.pk), by=by.pk)
    return goal


def _already_proposed(section: Section, title: str, by: User) -> Goal:
    goal = section.goals.filter(author=by, title=title).last()
    if goal is None:
        raise KeyUsedElsewhere
    return goal
