"""« Je m’en occupe »: from now on one of the team takes care of it, and the roster rings no more."""

from uuid import UUID

from django.db import transaction

from journal.rules import record
from kit.time import now
from participation.care import notices
from participation.care.events import AlertClaimed
from participation.care.models import Act, CareAlert, State
from participation.people.models import User

from .holding import alert_for, replayed


@transaction.atomic
def claim_alert(alert_id: UUID, *, seen: int, by: User) -> CareAlert:
    """Asked twice by the same one, it is hers once. seen: the version on the screen. Raises NotAllowed, AlertMoved."""
    at = now()
    # The guarded write comes first: it is the lock. A call of the roster does not move the version: who claims is told
    # that somebody was faster only when somebody was.
    claimed = {"state": State.CLAIMED, "claimed_by": by, "claimed_at": at, "ring_at": None}
    taken = CareAlert.objects.filter(state=State.OPEN).take(alert_id, seen=seen, **claimed)
    alert = alert_for(alert_id, by=by)
    if not taken:
        return replayed(alert, seen=seen, what=Act.CLAIMED, text="", by=by)
    alert.in_time = alert.due_at is None or at <= alert.due_at
    if alert.by_day:
        # No row keeps the hour at which it came and rang. That of the claim is written, as of all that the team does:
        # it says that the words came before, and, where it was taken in time, not long before.
        alert.due_at = None
        notices.forget_rings(alert.calls.all())
        alert.calls.update(at=alert.created_at)
    else:
        alert.waited = max(0, int((at - alert.created_at).total_seconds()))
    alert.save(update_fields=["in_time", "due_at", "waited"])
    alert.acts.create(what=Act.CLAIMED, by=by, at=at)
    record(AlertClaimed(alert=alert.pk), by=by.pk)
    return alert
