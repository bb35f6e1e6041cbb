"""Change a line she keeps for herself alone."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import NotAllowed, require
from participation.people.models import User
from participation.plans import events
from participation.plans.engine.budget import Figures
from participation.plans.models import KeptLine, Receipt
from participation.plans.models.receipt import KeyUsedElsewhere
from participation.plans.permissions import can_keep_for_herself

from .figures import LineChanged, columns
from .refusals import refuse_if_closed


@transaction.atomic
def change_kept_line(line_id: UUID, *, figures: Figures, seen: int, key: UUID, by: User) -> KeptLine:
    """The same line with other figures, still hers alone. seen: its sequence on the page she typed in.

    Raises NotAllowed; PlanClosed; LineChanged; NoLabel; Unwritable; TooMuch; KeyUsedElsewhere.
    """
    line = locked_kept_line(line_id, by)
    said = columns(figures)
    if not Receipt.objects.is_new(key, author=by, target=line_id):
        if columns(line.figures) != said:
            raise KeyUsedElsewhere
        return line
    if line.seq != seen:
        raise LineChanged
    line.keep(**said)
    journal.record(events.BudgetLineKept(plan=line.section.plan_id, section=line.section_id), by=by.pk)
    return line


def locked_kept_line(line_id: UUID, by: User) -> KeptLine:
    """Her line, locked. Raises NotAllowed; PlanClosed."""
    line = KeptLine.objects.lock(line_id)
    if line is None:
        raise NotAllowed
    require(can_keep_for_herself(by, line.section.plan))
    refuse_if_closed(line.section.plan)
    return line
