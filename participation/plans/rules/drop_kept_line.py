"""Throw away a line she kept for herself alone."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from participation.people.models import User
from participation.plans import events

from .change_kept_line import locked_kept_line


@transaction.atomic
def drop_kept_line(line_id: UUID, *, by: User) -> None:
    """Throw it away: nothing of it is left. Raises NotAllowed (also where it is gone already); PlanClosed."""
    line = locked_kept_line(line_id, by)
    line.delete()
    journal.record(events.BudgetLineKept(plan=line.section.plan_id, section=line.section_id), by=by.pk)
