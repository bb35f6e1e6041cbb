"""Write down what was done, while one takes care of an alert."""

from uuid import UUID

from django.db import transaction

from journal.rules import record
from participation.care.events import AlertNoted
from participation.care.models import Act, CareAlert, State
from participation.people.models import User

from .holding import alert_for, replayed, written


@transaction.atomic
def note_act(alert_id: UUID, *, text: str, seen: int, by: User) -> CareAlert:
    """Only who has claimed it writes. Raises NotAllowed, AlertMoved, NothingWritten."""
    mine = CareAlert.objects.filter(state=State.CLAIMED, claimed_by=by)
    taken = mine.take(alert_id, seen=seen)  # the guarded write comes first: it is the lock
    alert = alert_for(alert_id, by=by)
    text = written(text)
    if not taken:
        return replayed(alert, seen=seen, what=Act.NOTED, text=text, by=by)
    alert.acts.create(what=Act.NOTED, text=text, by=by)
    record(AlertNoted(alert=alert.pk), by=by.pk)
    return alert
