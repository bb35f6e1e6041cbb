"""A mandate ends at once: the person takes it back, or her helper gives it up."""

from uuid import UUID

from django.db import transaction

from journal.rules import record
from kit.refusals import NotAllowed, require
from kit.time import now
from participation.people import notices
from participation.people.events import MandateEnded
from participation.people.models import Mandate, User
from participation.people.permissions import can_end_help


@transaction.atomic
def revoke_mandate(mandate_id: UUID, *, by: User) -> Mandate:
    """The other one of the two is told. Ended again, nothing happens. Raises NotAllowed."""
    ended = Mandate.objects.filter(pk=mandate_id, revoked_at=None).update(revoked_at=now())
    mandate = Mandate.objects.select_related("person", "helper").filter(pk=mandate_id).first()
    if mandate is None:
        raise NotAllowed
    require(can_end_help(by, mandate))
    if ended:
        other = mandate.helper if by.pk == mandate.person_id else mandate.person
        notices.news_in_her_space(other, f"mandate:{mandate_id}")
        record(MandateEnded(person=mandate.person_id, helper=mandate.helper_id, mandate=mandate_id), by=by.pk)
    return mandate
