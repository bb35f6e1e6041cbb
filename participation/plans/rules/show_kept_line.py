"""« Montrer »: a line she kept for herself becomes one both sides see."""

from uuid import UUID

from django.db import transaction

from kit.refusals import NotAllowed
from participation.people.models import User
from participation.plans.engine.budget import Figures
from participation.plans.models import BudgetLine, KeptLine, Plan, Receipt

from .change_kept_line import locked_kept_line
from .figures import LineChanged
from .write_budget_line import write_budget_line


@transaction.atomic
def show_kept_line(line_id: UUID, *, figures: Figures, seen: int, key: UUID, by: User) -> BudgetLine:
    """The line as she shows it now; what she had typed before is nowhere, and nothing of it stays hers alone.

    seen: its sequence on the page she typed in. Raises what write_budget_line() does; LineChanged.
    """
    section_id = _section_of(line_id, key, by)
    Plan.objects.lock_of_section(section_id)  # before her own row: every rule takes them in this order
    if KeptLine.objects.filter(pk=line_id).exists():
        kept = locked_kept_line(line_id, by)
        if kept.seq != seen:
            raise LineChanged
        kept.delete()
    return write_budget_line(section_id, figures=figures, key=key, by=by)


def _section_of(line_id: UUID, key: UUID, by: User) -> UUID:
    """Of the line; of the same form sent before, when the line is shown already. Raises NotAllowed."""
    if kept := KeptLine.objects.filter(pk=line_id).first():
        return kept.section_id
    if sent := Receipt.objects.filter(pk=key, author=by).first():
        return sent.target
    raise NotAllowed
