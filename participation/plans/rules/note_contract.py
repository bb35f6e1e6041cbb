"""Note that the département reads a version it is asked to sign."""

from django.db import transaction

from journal import rules as journal
from kit.refusals import require
from participation.people.models import User
from participation.plans import events
from participation.plans.models import Agreement
from participation.plans.permissions import How, Reader, can_read_agreement


@transaction.atomic
def note_contract(agreement: Agreement, *, by: User) -> None:
    """No note, no page, as note_reading(). Raises NotAllowed."""
    require(can_read_agreement(by, agreement))
    read = events.PlanRead(plan=agreement.plan_id, as_what=Reader.TERRITORY, how=How.VERSION)
    journal.record(read, by=by.pk)
