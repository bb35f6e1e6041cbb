"""Name who accompanies a person, from today; whoever did so hands over."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.db.models import F

from journal.rules import record
from kit.refusals import NotAllowed, require
from kit.time import today
from participation.people import notices
from participation.people.events import ReferentNamed
from participation.people.models import Referent, User
from participation.people.permissions import nameable_referents

from .end_stand_in import cut_short


@transaction.atomic
def name_referent(person_id: UUID, *, worker_id: UUID, by: User) -> Referent:
    """The relation that holds today; naming the same worker again changes nothing. The person is told.

    Raises NotAllowed: by does not run the structure, or the worker does not work where the person is supported.
    """
    # The lock: two namings, one after the other.
    require(bool(User.objects.filter(pk=person_id, is_active=True).update(is_active=F("is_active"))))
    person = User.objects.get(pk=person_id)
    membership = nameable_referents(by, person).filter(user_id=worker_id).first()
    if membership is None:
        raise NotAllowed
    before = Referent.objects.filter(person=person, ends_on=None, stands_in_for=None).first()
    if before is not None:
        if before.worker_id == worker_id and before.structure_id == membership.structure_id:
            return before
        _hand_over(before)
    referent = Referent.objects.create(person=person, worker_id=worker_id, structure_id=membership.structure_id)
    notices.referent_named(person, referent.pk)
    record(ReferentNamed(person=person.pk, worker=worker_id), by=by.pk)
    return referent


def _hand_over(before: Referent) -> None:
    # Who stood in for the one before does not stand in for the next.
    cut_short(Referent.objects.filter(stands_in_for=before))
    # A day counts whole for whoever held it in the evening: one who began today never held one.
    if before.starts_on >= today():
        before.delete()
    else:
        before.ends_on = today() - dt.timedelta(days=1)
        before.save(update_fields=["ends_on"])
