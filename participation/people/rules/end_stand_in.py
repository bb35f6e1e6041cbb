"""End a stand-in before its last day: who was away is back."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.db.models import F

from journal.rules import record
from kit.refusals import require
from kit.time import today
from participation.people.events import StandInEnded
from participation.people.models import Referent, User
from participation.people.permissions import can_name_stand_in


@transaction.atomic
def end_stand_in(stand_in_id: UUID, *, by: User) -> None:
    """From now on it opens nothing. Ended already: nothing changes. Raises NotAllowed."""
    # The lock.
    require(bool(Referent.objects.filter(pk=stand_in_id).exclude(stands_in_for=None).update(worker=F("worker"))))
    stand_in = Referent.objects.select_related("stands_in_for__person").get(pk=stand_in_id)
    require(can_name_stand_in(by, stand_in.stands_in_for))
    if not stand_in.is_to_come:
        return
    cut_short(Referent.objects.filter(pk=stand_in.pk))
    record(StandInEnded(person=stand_in.person_id, stand_in=stand_in_id), by=by.pk)


def cut_short(stand_ins) -> None:
    """They end yesterday; what began today or later leaves no row. stand_ins: a queryset of them."""
    yesterday = today() - dt.timedelta(days=1)
    stand_ins.filter(starts_on__gt=yesterday).delete()
    stand_ins.filter(ends_on__gt=yesterday).update(ends_on=yesterday)
