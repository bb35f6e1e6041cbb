"""A request for a new way in is refused by the second worker, or taken back by the first."""

from uuid import UUID

from django.db import transaction

from journal.rules import record
from kit.refusals import NotAllowed, require
from kit.time import now
from participation.people.events import ResetWithdrawn
from participation.people.models import PhoneReset, User
from participation.people.permissions import can_withdraw_reset

from .refusals import ResetOver


@transaction.atomic
def withdraw_reset(reset_id: UUID, *, by: User) -> PhoneReset:
    """Nothing changes for the person. Withdrawn again, nothing happens. Raises NotAllowed, ResetOver (confirmed)."""
    moment = now()
    ended = PhoneReset.objects.live(moment).filter(pk=reset_id).update(cancelled_at=moment)
    reset = PhoneReset.objects.select_related("person").filter(pk=reset_id).first()
    if reset is None:
        raise NotAllowed
    require(can_withdraw_reset(by, reset))
    if reset.confirmed_at is not None:
        raise ResetOver
    if ended:
        record(ResetWithdrawn(person=reset.person_id, reset=reset.pk), by=by.pk)
    return reset
