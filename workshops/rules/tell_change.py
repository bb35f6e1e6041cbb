"""Tell everybody what changed because of what people said, or take it back."""

from uuid import UUID

from django.db import transaction

from journal.rules import record
from kit.once import said_once
from kit.refusals import NotAllowed, require
from kit.time import now
from participation.people.models import User
from workshops.events import ChangeTold, ChangeWithdrawn
from workshops.models import Change, Workshop
from workshops.permissions import can_manage


@transaction.atomic
def tell_change(workshop_id: UUID, *, heard: str, done: str, key: UUID, by: User) -> Change:
    """heard, done: as the form cleaned them, not empty. The same words with one key tell it once. Raises NotAllowed."""
    if not Workshop.objects.hold(workshop_id):
        raise NotAllowed
    workshop = Workshop.objects.get(pk=workshop_id)
    require(can_manage(by, workshop.structure_id))
    key = said_once(key, workshop_id, heard, done)
    if earlier := Change.objects.filter(workshop=workshop, key=key).first():
        return earlier
    change = Change.objects.create(workshop=workshop, heard=heard, done=done, key=key, by=by)
    record(ChangeTold(workshop=workshop.pk, change=change.pk), by=by.pk)
    return change


@transaction.atomic
def withdraw_change(change_id: UUID, *, by: User) -> Change:
    """Nobody reads it any more. Withdrawn already, it stays as it was. Raises NotAllowed."""
    withdrawn = Change.objects.filter(pk=change_id, withdrawn_at=None).update(withdrawn_at=now())
    change = Change.objects.select_related("workshop").filter(pk=change_id).first()
    if change is None:
        raise NotAllowed
    require(can_manage(by, change.workshop.structure_id))
    if withdrawn:
        record(ChangeWithdrawn(workshop=change.workshop_id, change=change.pk), by=by.pk)
    return change
