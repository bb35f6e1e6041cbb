"""Take the plan along: the person, or who accompanies her."""

from django.db import transaction

from journal import rules as journal
from kit.refusals import require
from participation.people.models import User
from participation.plans import events
from participation.plans.models import Plan
from participation.plans.permissions import How, can_export, reads_as, ties_to_plan


@transaction.atomic
def export_plan(plan: Plan, *, by: User, how: How = How.EXPORT) -> None:
    """No note, no file: to be called before the file is made. She reads it in « Qui a regardé mon projet ».

    how: as a file, or as the sheet to print.

    Raises NotAllowed.
    """
    require(can_export(by, plan))
    reader = reads_as(by, plan, ties_to_plan(by, plan), "plan.export")
    journal.record(events.PlanRead(plan=plan.pk, as_what=reader, how=how), by=by.pk)
