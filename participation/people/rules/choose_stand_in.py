"""« J’en préfère un autre » : the person chooses who stands in, among those who work where she is accompanied."""

from uuid import UUID

from django.db import transaction
from django.db.models import F

from journal.rules import record
from kit.refusals import NotAllowed, require
from kit.time import now, today
from participation.people import notices
from participation.people.events import StandInNamed, StandInRefused
from participation.people.models import Referent, User
from participation.people.permissions import can_accept_stand_in, possible_stand_ins

from .answer_stand_in import StandInOver


@transaction.atomic
def choose_stand_in(stand_in_id: UUID, *, worker_id: UUID, by: User) -> Referent:
    """The one named before is refused; hers holds the same days, from now on. Asked twice, done once.

    Whoever named the other, who is away and who was chosen are told: who is not there that week is replaced again.
    Raises NotAllowed, StandInOver.
    """
    # The lock, that of name_stand_in: the days of a relation are given out one stand-in at a time.
    require(bool(Referent.objects.filter(pk__in=_relation_of(stand_in_id)).update(worker=F("worker"))))
    before = Referent.objects.select_related("person", "stands_in_for").get(pk=stand_in_id)
    require(can_accept_stand_in(by, before))
    if not possible_stand_ins(before.stands_in_for).exclude(user=before.worker_id).filter(user=worker_id).exists():
        raise NotAllowed
    days = {"starts_on": max(before.starts_on, today()), "ends_on": before.ends_on}
    theirs = Referent.objects.filter(stands_in_for=before.stands_in_for_id, refused_at=None)
    if (chosen := theirs.filter(worker=worker_id, **days).first()) is not None:
        return chosen
    others = theirs.exclude(pk=before.pk).filter(starts_on__lte=days["ends_on"], ends_on__gte=days["starts_on"])
    if not before.is_to_come or others.exists():
        raise StandInOver
    chosen_at = now()
    if before.refused_at is None:
        before.refused_at = chosen_at
        before.save(update_fields=["refused_at"])
    chosen = Referent.objects.create(
        person=before.person,
        worker_id=worker_id,
        structure_id=before.structure_id,
        stands_in_for=before.stands_in_for,
        named_by_id=before.named_by_id,
        told_at=chosen_at,
        agreed_at=chosen_at,
        **days,
    )
    notices.stand_in_answered(chosen, chosen_at)
    record(StandInRefused(person=by.pk, stand_in=before.pk), by=by.pk)
    record(StandInNamed(person=by.pk, worker=worker_id, stand_in=chosen.pk), by=by.pk)
    return chosen


def _relation_of(stand_in_id: UUID):
    return Referent.objects.filter(stand_ins=stand_in_id).values("pk")
