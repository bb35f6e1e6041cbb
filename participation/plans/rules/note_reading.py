"""Note that somebody looks at a plan: the one thing a page writes by being read."""

from django.db import transaction

from journal import rules as journal
from kit.refusals import require
from participation.people.models import User
from participation.plans import events
from participation.plans.models import Plan
from participation.plans.permissions import can_read


@transaction.atomic
def note_reading(plan: Plan, *, by: User) -> None:
    """No note, no page: to be called before the plan is drawn. Raises NotAllowed."""
    require(can_read(by, plan))
    journal.record(events.PlanRead(plan=plan.pk), by=by.pk)
