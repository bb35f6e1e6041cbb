"""Note that somebody opens an alert: the one thing its page writes by being read."""

from django.db import transaction

from journal.rules import record
from kit.refusals import require
from participation.care.events import AlertRead
from participation.care.models import CareAlert
from participation.care.permissions import can_read
from participation.people.models import User


@transaction.atomic
def note_reading(alert: CareAlert, *, by: User) -> None:
    """No note, no page: before what is shown. Raises NotAllowed."""
    require(can_read(by, alert))
    record(AlertRead(alert=alert.pk), by=by.pk)
