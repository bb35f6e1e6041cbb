"""An exercise: the whole way of an alert, for nobody, and in no figure."""

from uuid import UUID

from django.db import transaction

from kit.refusals import NotAllowed, require
from participation.care.engine.sealing import Said
from participation.care.models import CareAlert, Danger, Origin, State
from participation.care.permissions import can_run
from participation.people.models import Structure, User

from .clock import due_at, starts_at
from .tell_somebody import raised_once


@transaction.atomic
def start_drill(structure_id: UUID, *, key: UUID, by: User) -> CareAlert:
    """The one that goes on, if there is one. Raises NotAllowed."""
    structure = Structure.objects.select_related("territory").filter(pk=structure_id).first()
    if structure is None:
        raise NotAllowed
    require(can_run(by, structure))
    going_on = CareAlert.objects.drills().filter(structure=structure).exclude(state=State.CLOSED).first()
    if going_on is not None:
        return going_on
    start = starts_at(structure)
    fields = {"structure": structure, "origin": Origin.DRILL, "dangers": [Danger.SUICIDE.value], "started_by": by}
    times = {"ring_at": start, "due_at": due_at(structure, start)}
    return raised_once(key, by=by, said=Said(), **fields, **times)
