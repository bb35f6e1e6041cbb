"""Keep a line of the budget for herself alone."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import NotAllowed, require
from participation.people.models import User
from participation.plans import events
from participation.plans.engine.budget import Figures
from participation.plans.models import Draft, KeptLine, Receipt
from participation.plans.models.receipt import KeyUsedElsewhere
from participation.plans.permissions import can_keep_for_herself

from .figures import budget_of, columns, refuse_if_full
from .refusals import refuse_if_closed


@transaction.atomic
def keep_budget_line(section_id: UUID, *, figures: Figures, key: UUID, by: User) -> KeptLine:
    """One more line, hers alone. Only rows that nobody else reads are touched: the lock is that of her draft.

    Raises NotAllowed; PlanClosed; NoLabel; Unwritable; TooMuch; TooManyLines; KeyUsedElsewhere.
    """
    draft = Draft.objects.lock(section_id)
    if draft is None:
        raise NotAllowed
    section = budget_of(section_id)
    require(can_keep_for_herself(by, section.plan))
    refuse_if_closed(section.plan)
    said = columns(figures)
    kept = KeptLine.objects.filter(section=section_id)
    if not Receipt.objects.is_new(key, author=by, target=section_id):
        if line := kept.filter(**said).last():
            return line
        raise KeyUsedElsewhere
    refuse_if_full(kept.count())
    line = KeptLine.objects.create(section=section, **said)
    journal.record(events.BudgetLineKept(plan=section.plan_id, section=section_id), by=by.pk)
    return line
