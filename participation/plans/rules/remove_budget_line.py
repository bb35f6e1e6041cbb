"""Take a line out of the budget."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import require
from participation.people.models import User
from participation.plans import events
from participation.plans.models import BudgetLine, Receipt
from participation.plans.permissions import can_write, voice_of

from .change_budget_line import end_line, is_hers_alone
from .figures import LineChanged, locked_line
from .refusals import refuse_if_closed


@transaction.atomic
def remove_budget_line(line_id: UUID, *, key: UUID, by: User) -> BudgetLine:
    """The line, ended and kept: what it said stays in the history. Asked twice with one key, it is done once.

    Of hers the team only proposes it: propose_budget_change(). Raises NotAllowed; PlanClosed; LineChanged (another is
    in its place, which nobody here has read); KeyUsedElsewhere.
    """
    plan, line = locked_line(line_id)
    require(can_write(by, plan) and not is_hers_alone(line, by, plan))
    if not Receipt.objects.is_new(key, author=by, target=line_id):
        return line
    refuse_if_closed(plan)
    if line.ended_at:
        raise LineChanged
    end_line(line)
    plan.change(voice_of(by, plan))
    removed = events.BudgetLineRemoved(plan=plan.pk, section=line.section_id, line=line.pk)
    journal.record(removed, by=by.pk)
    return line
