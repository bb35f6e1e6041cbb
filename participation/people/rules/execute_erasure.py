"""The relay erases somebody who asked for it, or whom nobody has seen for two years."""

from uuid import UUID

from django.db import transaction
from django.db.models import F

from journal.rules import record
from kit.refusals import NotAllowed, require
from kit.time import now
from outbox.rules import deliver_message
from participation.people import notices
from participation.people.events import PersonErased
from participation.people.models import EraseRequest, User
from participation.people.permissions.erasing import can_execute_erasure

from .erase_person import erase_person


def execute_erasure(request_id: UUID, *, by: User) -> None:
    """She is told once, while her number is still known, then everything goes, in one transaction. Done twice is once.

    Not one transaction: the message leaves before. Raises NotAllowed: `by` is not her relay, or she took it back.
    """
    told = _tell(request_id, by=by)
    if told is not None:
        # At night it stays unsent, and goes with the rest: she was told when she asked, too.
        deliver_message(told)
        _erase(request_id, by=by)


@transaction.atomic
def _tell(request_id: UUID, *, by: User) -> UUID | None:
    """The message that says so, queued; None when it is done already, by the same relay."""
    request = _locked(request_id)
    if request.done_at is not None:
        require(request.done_by == by.pk)
        return None
    require(request.cancelled_at is None and can_execute_erasure(by, request))
    return notices.erased(request.person, request.pk).pk


@transaction.atomic
def _erase(request_id: UUID, *, by: User) -> None:
    request = _locked(request_id)
    if request.done_at is not None:
        return
    require(request.cancelled_at is None and can_execute_erasure(by, request))
    person = User.objects.get(pk=request.person)
    erase_person(person, by=by)
    EraseRequest.objects.filter(pk=request.pk).update(done_at=now(), done_by=by.pk)
    record(PersonErased(person=person.pk, request=request.pk), by=by.pk)


def _locked(request_id: UUID) -> EraseRequest:
    # The lock: of two relays, or of her and the relay, one is first.
    if not EraseRequest.objects.filter(pk=request_id).update(person=F("person")):
        raise NotAllowed
    return EraseRequest.objects.get(pk=request_id)
