"""Say that a person is here, face to face: her number is hers for some weeks more."""

from uuid import UUID

from django.db import transaction

from journal.rules import record
from kit.refusals import require
from kit.time import now, today
from participation.people import notices
from participation.people.events import PersonMet
from participation.people.models import User
from participation.people.permissions import can_meet_person


@transaction.atomic
def meet_person(person_id: UUID, *, by: User) -> None:
    """Her code alone opens again, for PHONE_SURE_FOR. She is told, once a day, in case nobody was there.

    Raises NotAllowed: by is not of her structure, or she has a staff role.
    """
    require(bool(User.objects.filter(pk=person_id, is_active=True).update(phone_sure_at=now())))
    person = User.objects.get(pk=person_id)
    require(can_meet_person(by, person))
    notices.person_met(person, by.pk, today())
    record(PersonMet(person=person.pk), by=by.pk)
