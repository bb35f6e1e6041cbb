"""Propose other figures for a line she wrote, or that it be taken away."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import require
from participation.people.models import User
from participation.plans import events
from participation.plans.engine.budget import Figures
from participation.plans.models import BudgetProposal, Receipt
from participation.plans.models.budget import WAITING
from participation.plans.models.receipt import KeyUsedElsewhere
from participation.plans.permissions import can_write

from .change_budget_line import is_hers_alone
from .figures import LineChanged, columns, locked_line
from .refusals import refuse_if_closed


@transaction.atomic
def propose_budget_change(line_id: UUID, *, figures: Figures | None, key: UUID, by: User) -> BudgetProposal:
    """What waits for her « D’accord »; her line stays as it is. In the place of what the team proposed before.

    figures: None to take the line away. Raises NotAllowed (the line is not hers: it is changed, or not touched);
    PlanClosed; LineChanged; NoLabel; Unwritable; TooMuch; KeyUsedElsewhere.
    """
    plan, line = locked_line(line_id)
    require(can_write(by, plan) and is_hers_alone(line, by, plan))
    refuse_if_closed(plan)
    said = columns(figures or line.figures) | {"removes": figures is None}
    if not Receipt.objects.is_new(key, author=by, target=line_id):
        return _already_proposed(line_id, said, by)
    if line.ended_at:
        raise LineChanged
    line.proposals.filter(state__in=WAITING).delete()
    proposal = BudgetProposal.objects.create(line=line, author=by, **said)
    proposed = events.BudgetChangeProposed(plan=plan.pk, section=line.section_id, line=line.pk, proposal=proposal.pk)
    journal.record(proposed, by=by.pk)
    return proposal


def _already_proposed(line_id: UUID, said: dict, by: User) -> BudgetProposal:
    proposal = BudgetProposal.objects.filter(line=line_id, author=by, **said).order_by("at").last()
    if proposal is None:
        raise KeyUsedElsewhere
    return proposal
