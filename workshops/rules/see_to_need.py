"""Say who sees to what somebody needs, and that it is settled."""

from uuid import UUID

from django.db import transaction
from django.db.models import F

from journal.rules import record
from kit.refusals import NotAllowed, Stale, require
from kit.time import now
from participation.people.models import User
from workshops.events import NeedChanged
from workshops.models import Need
from workshops.permissions import can_manage


@transaction.atomic
def see_to_need(need_id: UUID, *, settled: bool, by: User) -> Need:
    """`by` sees to it from now on; settled: it is ready. Raises NotAllowed, Stale (the seats were given back)."""
    Need.objects.filter(pk=need_id).update(kind=F("kind"))
    need = Need.objects.select_related("booking__session__workshop").filter(pk=need_id).first()
    if need is None:
        raise NotAllowed
    session = need.booking.session
    require(can_manage(by, session.workshop.structure_id))
    if need.booking.over:
        raise Stale
    need.owner, need.settled_at = by, now() if settled else None
    need.save(update_fields=["owner", "settled_at"])
    record(NeedChanged(session=session.pk, booking=need.booking_id, need=need.pk), by=by.pk)
    return need
