"""Who is on call, and when."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import NotAllowed, Refusal, require
from kit.time import now
from participation.care.events import RosterChanged
from participation.care.models import CareAlert, OnCall, State
from participation.care.permissions import can_run, workers_of
from participation.people.models import Structure, User

from .clock import due_at, starts_at


class NotOfTheTeam(Refusal):
    sentence = _("Choisissez quelqu’un de l’équipe.")


@transaction.atomic
def add_shift(
    structure_id: UUID,
    *,
    worker: User,
    days: str,
    since: dt.time,
    until: dt.time,
    order: int,
    for_territory: bool = False,
    by: User,
) -> OnCall:
    """One turn, the same as one that is there if sent twice. Alerts that wait for the next turn look again.

    for_territory: for the alerts of every structure of the territory where this worker works. Raises NotAllowed,
    NotOfTheTeam.
    """
    structure = _structure(structure_id, by)
    if not workers_of(structure).filter(pk=worker.pk).exists():
        raise NotOfTheTeam
    where = {"territory": structure.territory} if for_territory else {"structure": structure}
    shift, _made = OnCall.objects.get_or_create(
        **where, worker=worker, days=days, since=since, until=until, defaults={"order": order}
    )
    _look_again(shift, structure)
    record(RosterChanged(structure=structure.pk), by=by.pk)
    return shift


@transaction.atomic
def remove_shift(structure_id: UUID, shift_id: UUID, *, by: User) -> None:
    """Twice is once. Raises NotAllowed."""
    structure = _structure(structure_id, by)
    shift = OnCall.objects.of(structure).filter(pk=shift_id).first()
    if shift is not None:
        OnCall.objects.filter(pk=shift_id).delete()
        _look_again(shift, structure)
    record(RosterChanged(structure=structure.pk), by=by.pk)


def _structure(structure_id: UUID, by: User) -> Structure:
    structure = Structure.objects.select_related("territory").filter(pk=structure_id).first()
    if structure is None:
        raise NotAllowed
    require(can_run(by, structure))
    return structure


def _look_again(shift: OnCall, structure: Structure) -> None:
    """Of the alerts wherever this turn holds: where nobody was called yet the next turn may begin sooner now, or later;
    those that rang in vain ring at once."""
    waiting = CareAlert.objects.filter(state=State.OPEN, rung=0, ring_at__gt=now())
    near = Structure.objects.filter(territory=shift.territory) if shift.territory_id else [structure]
    for one in near:
        start = starts_at(one)
        waiting.filter(structure=one).update(ring_at=start, due_at=due_at(one, start))
        opened = CareAlert.objects.filter(structure=one, state=State.OPEN, rung__gt=0)
        in_vain = [alert.pk for alert in opened if alert.rang_in_vain]
        # The state again: somebody may have taken it since.
        opened.filter(pk__in=in_vain).update(ring_at=now())
