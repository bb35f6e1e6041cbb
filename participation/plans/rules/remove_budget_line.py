"""Take a line out of the budget."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import require
from participation.people.models import User
from participation.plans import events
from participation.plans.models import BudgetLine
from participation.plans.permissions import can_write, voice_of

from .change_budget_line import end_line, is_hers_alone
from .figures import locked_line
from .refusals import refuse_if_closed


@transaction.atomic
def remove_budget_line(line_id: UUID, *, by: User) -> BudgetLine:
    """The line, ended and kept: what it said stays in the history. Asking twice is once.

    Of hers the team only proposes it: propose_budget_change(). Raises NotAllowed; PlanClosed.
    """
    plan, line = locked_line(line_id)
    require(can_write(by, plan) and not is_hers_alone(line, by, plan))
    if line.ended_at:
        return line
    refuse_if_closed(plan)
    end_line(line)
    plan.change(voice_of(by, plan))
    removed = events.BudgetLineRemoved(plan=plan.pk, section=line.section_id, line=line.pk)
    journal.record(removed, by=by.pk)
    return line
