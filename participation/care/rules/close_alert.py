"""It is over: what was done is written, and the number she left is forgotten."""

from uuid import UUID

from django.db import transaction

from journal.rules import record
from kit.time import now
from participation.care.events import AlertClosed
from participation.care.models import Act, CareAlert, State
from participation.people.models import User

from .holding import alert_for, replayed, written


@transaction.atomic
def close_alert(alert_id: UUID, *, text: str, seen: int, by: User) -> CareAlert:
    """Only who has claimed it, and with what was done. Raises NotAllowed, AlertMoved, NothingWritten."""
    mine = CareAlert.objects.filter(state=State.CLAIMED, claimed_by=by)
    taken = mine.take(alert_id, seen=seen, state=State.CLOSED, closed_at=now(), sealed=None)
    alert = alert_for(alert_id, by=by)
    text = written(text)
    if not taken:
        return replayed(alert, seen=seen, what=Act.CLOSED, text=text, by=by)
    alert.acts.create(what=Act.CLOSED, text=text, by=by)
    record(AlertClosed(alert=alert.pk), by=by.pk)
    return alert
