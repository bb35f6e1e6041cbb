"""Open a part of the plan, when one of the two wants it."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import require
from participation.people.models import User
from participation.plans import events
from participation.plans.engine.text import LONGEST_LINE, written
from participation.plans.models import Pillar, Plan, Section
from participation.plans.models.section import next_rank
from participation.plans.permissions import can_write, voice_of

from .open_plan import begin_section
from .refusals import refuse_if_closed


@transaction.atomic
def open_section(plan_id: UUID, *, pillar: Pillar, aim: str = "", by: User) -> Section:
    """The part of this pillar: a new one, or the one already open. Asking twice opens one.

    Raises NotAllowed; PlanClosed; Unwritable.
    """
    plan = Plan.objects.lock(plan_id)
    require(can_write(by, plan))
    if already := plan.sections.filter(pillar=pillar).first():
        return already
    refuse_if_closed(plan)
    section = begin_section(plan, pillar, rank=next_rank(plan.sections), by=by, aim=written(aim, LONGEST_LINE))
    plan.change(voice_of(by, plan))
    journal.record(events.SectionOpened(plan=plan.pk, section=section.pk), by=by.pk)
    return section
