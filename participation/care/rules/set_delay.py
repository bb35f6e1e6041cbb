"""How soon an alert is to be taken."""

from uuid import UUID

from django.db import transaction

from journal.rules import record
from kit.refusals import NotAllowed, require
from participation.care.events import RosterChanged
from participation.care.models import Delay
from participation.care.permissions import can_run
from participation.people.models import Structure, User


@transaction.atomic
def set_delay(structure_id: UUID, *, minutes: int, by: User) -> Delay:
    """minutes: 1 to 240. Holds from the next call on. Raises NotAllowed."""
    structure = Structure.objects.filter(pk=structure_id).first()
    if structure is None:
        raise NotAllowed
    require(can_run(by, structure))
    delay, _made = Delay.objects.update_or_create(structure=structure, defaults={"minutes": minutes})
    record(RosterChanged(structure=structure.pk), by=by.pk)
    return delay
