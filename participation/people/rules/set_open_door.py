"""Open or shut the door of a territory: may a number that nobody knows open an account?"""

from uuid import UUID

from django.db import transaction
from django.db.models import F

from journal.rules import record
from kit.refusals import require
from participation.people.events import DoorOpened, DoorShut
from participation.people.models import Territory, User
from participation.people.permissions import can_set_door


@transaction.atomic
def set_open_door(territory_id: UUID, *, open_door: bool, by: User) -> None:
    """As it was already: nothing changes. Raises NotAllowed."""
    require(bool(Territory.objects.filter(pk=territory_id).update(name=F("name"))))  # the lock
    territory = Territory.objects.get(pk=territory_id)
    require(can_set_door(by, territory))
    if territory.open_door == open_door:
        return
    Territory.objects.filter(pk=territory_id).update(open_door=open_door)
    record((DoorOpened if open_door else DoorShut)(territory=territory_id), by=by.pk)
