"""The relay keeps an account that the house proposed to erase."""

from uuid import UUID

from django.db import transaction
from django.db.models import F

from journal.rules import record
from kit.refusals import Stale, require
from kit.time import now
from participation.people.events import ErasureDeclined
from participation.people.models import EraseRequest, EraseWhy, User
from participation.people.permissions.erasing import can_execute_erasure


@transaction.atomic
def keep_account(request_id: UUID, *, by: User) -> None:
    """For a year more at least. What she asked for herself cannot be declined: it is done, or she takes it back.

    Raises NotAllowed, Stale: it was done meanwhile.
    """
    proposed = EraseRequest.objects.filter(pk=request_id, why=EraseWhy.IDLE)
    require(bool(proposed.update(why=F("why"))))  # the lock
    request = proposed.get()
    require(can_execute_erasure(by, request))
    if request.cancelled_at is not None:
        return
    if request.done_at is not None:
        raise Stale
    proposed.update(cancelled_at=now())
    record(ErasureDeclined(person=request.person, request=request.pk), by=by.pk)
