"""Write a line of the budget, for both sides to see."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from journal.models import Channel
from kit.refusals import require
from participation.people.models import User
from participation.plans import events
from participation.plans.engine.budget import Figures
from participation.plans.models import BudgetLine, Plan, Receipt
from participation.plans.models.receipt import KeyUsedElsewhere
from participation.plans.models.section import next_rank
from participation.plans.permissions import can_write, voice_of

from .figures import budget_of, columns, refuse_if_full
from .refusals import refuse_if_closed


@transaction.atomic
def write_budget_line(
    section_id: UUID, *, figures: Figures, key: UUID, by: User, channel: Channel = Channel.SELF
) -> BudgetLine:
    """One more line, in the writer's voice, after the others. What the two agreed about has changed.

    Raises NotAllowed; PlanClosed; NoLabel; Unwritable; TooMuch; TooManyLines; KeyUsedElsewhere.
    """
    plan = Plan.objects.lock_of_section(section_id)
    section = budget_of(section_id)
    require(can_write(by, plan))
    refuse_if_closed(plan)
    said = columns(figures)
    if not Receipt.objects.is_new(key, author=by, target=section_id):
        return _already_written(section_id, said, by)
    lines = BudgetLine.objects.live().filter(section=section_id)
    refuse_if_full(lines.count())
    line = BudgetLine.objects.create(
        section=section, rank=next_rank(lines), voice=voice_of(by, plan), author=by, channel=channel, **said
    )
    plan.change(voice_of(by, plan))
    wrote = events.BudgetLineWritten(plan=plan.pk, section=section_id, line=line.pk)
    journal.record(wrote, by=by.pk, channel=channel)
    return line


def _already_written(section_id: UUID, said: dict, by: User) -> BudgetLine:
    line = BudgetLine.objects.filter(section=section_id, author=by, **said).order_by("at").last()
    if line is None:
        raise KeyUsedElsewhere
    return line
