"""Whom the territory writes to about a child at risk."""

from uuid import UUID

from django.db import transaction

from journal.rules import record
from kit.refusals import NotAllowed, require
from participation.care.events import RosterChanged
from participation.care.models import ChildContact
from participation.care.permissions import can_set_child_contact
from participation.people.models import Territory, User


@transaction.atomic
def set_child_contact(territory_id: UUID, *, name: str, phone: str, hours: str, by: User) -> ChildContact:
    """phone: as it is dialled. Raises NotAllowed."""
    territory = Territory.objects.filter(pk=territory_id).first()
    if territory is None:
        raise NotAllowed
    require(can_set_child_contact(by, territory))
    said = {"name": name, "phone": phone, "hours": hours}
    contact, _made = ChildContact.objects.update_or_create(territory=territory, defaults=said)
    record(RosterChanged(territory=territory.pk), by=by.pk)
    return contact
