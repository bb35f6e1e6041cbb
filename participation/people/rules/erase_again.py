"""After a copy is put back: erase again those who were erased since it was made."""

from collections.abc import Iterable

from django.db import DatabaseError, transaction

from journal.rules import record
from participation.people.events import PersonErased
from participation.people.models import EraseRequest, Structure, User

from .erase_person import erase_person


def erasures_done() -> list[EraseRequest]:
    """What was erased in the database as it is now; nothing where there are no tables yet, or others."""
    try:
        with transaction.atomic():
            return list(EraseRequest.objects.filter(done_at__isnull=False).order_by("done_at"))
    except DatabaseError:
        return []


def erase_again(done: Iterable[EraseRequest]) -> int:
    """Those of them whose account came back, each in a transaction of its own; how many there were. By the house."""
    return sum(_again(request) for request in done)


@transaction.atomic
def _again(request: EraseRequest) -> bool:
    # The lock: nobody else works yet, but the row must be the one that is looked at.
    User.objects.filter(pk=request.person).update(is_active=True)
    person = User.objects.filter(pk=request.person).first()
    if person is None:
        return False
    erase_person(person, by=None)
    request.rewritten_at = None
    request.structure_id = Structure.objects.filter(pk=request.structure_id).values_list("pk", flat=True).first()
    EraseRequest.objects.filter(person=request.person, done_at=None).delete()
    request.save()
    record(PersonErased(person=request.person, request=request.pk), by=None)
    return True
