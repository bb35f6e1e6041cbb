"""Other words, or another team that reads them: the alert goes where they are read."""

from django.db import transaction
from django.db.models import F

from journal.rules import record
from kit.time import in_paris, now
from participation.care import notices
from participation.care.engine.signs import dangers_in
from participation.care.events import AlertChanged, AlertRaised
from participation.care.models import CareAlert, State
from participation.care.permissions import claimants
from participation.moderation.models import ReviewItem

from .clock import due_at, starts_at


@transaction.atomic
def follow_item(item: ReviewItem) -> CareAlert | None:
    """The alert of this item is for the team that reads its words now, over or not; None where it has none.

    While nobody has taken it, the roster of that team is called, from the first. Who took it and may not read it any
    more loses it: for the others it is open again, and rings. What was done stays written: whoever takes it now has to
    know. That is why an alert that somebody took in the place of a team the words spoke ill of does not come back to
    that team, whatever the words become: it would read there what was said of it.

    The rule that changed the item holds it: no other one moves its alert meanwhile.
    """
    return follow(item, danger=False)


def follow(item: ReviewItem, *, danger: bool) -> CareAlert | None:
    """The same; danger: her words say one. An alert that is over opens again, and one for which nobody is left to call
    rings again. Only `raise_alert` asks."""
    hers = CareAlert.objects.filter(item=item)
    # The write comes first: it is the lock. Who claims it comes before, and is seen below; or after, and is refused.
    if not hers.update(version=F("version")):
        return None
    alert = hers.select_related("structure", "claimed_by", "item").get()
    was_open = alert.is_open
    moved = _move(alert, item)
    if danger:
        alert.dangers = list(dict.fromkeys([*alert.dangers, *dangers_in(item.her_words)]))
    opens = (alert.is_closed and danger) or _is_lost(alert)
    if opens:
        alert.version += 1
        for name in ("claimed_by", "claimed_at", "closed_at", "in_time", "waited"):
            setattr(alert, name, None)
        alert.state = State.OPEN
        alert.created_at = alert.created_at if alert.by_day else now()
    if opens or (was_open and moved):
        _ring_from_the_first(alert)
        alert.due_at = due_at(alert.structure, alert.ring_at)
    elif danger and alert.rang_in_vain:
        _ring_from_the_first(alert)  # and it stays late
    alert.save()
    verb = AlertRaised if opens else AlertChanged
    record(verb(alert=alert.pk), by=None, day=in_paris(item.created_at).date() if item.is_by_day else None)
    return alert


def _move(alert: CareAlert, item: ReviewItem) -> bool:
    """Whether it changes hands."""
    if alert.about_team and not item.about_team and alert.acts.exists():
        return False
    before = alert.structure_id, alert.about_team
    alert.structure, alert.about_team = item.reader, item.about_team
    return before != (alert.structure_id, alert.about_team)


def _is_lost(alert: CareAlert) -> bool:
    """Whether who took it may not go on."""
    if alert.state != State.CLAIMED:
        return False
    # The permissions read the database: where the alert is now has to be there.
    alert.save(update_fields=["structure", "about_team"])
    return not claimants(alert).filter(pk=alert.claimed_by_id).exists()


def _ring_from_the_first(alert: CareAlert) -> None:
    notices.forget_rings(alert.calls.all())
    alert.calls.all().delete()
    alert.rung = 0
    alert.ring_at = starts_at(alert.structure)
