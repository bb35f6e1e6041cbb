"""A member says which college is hers. She may say it again: the last one holds."""

from uuid import UUID

from django.db import transaction

from journal.rules import record
from kit.refusals import require
from kit.time import now
from participation.consultations.events import CollegeSaid
from participation.consultations.models import College, Seat
from participation.consultations.permissions import sits_in
from participation.people.models import User


@transaction.atomic
def say_college(territory_id: UUID, *, college: College, by: User) -> Seat:
    """By herself, for herself: to be concerned is not for others to write down. Raises NotAllowed."""
    seat, created = Seat.objects.get_or_create(user=by, territory_id=territory_id, defaults={"college": college})
    require(sits_in(by, territory_id))
    if not created and seat.college == college:
        return seat
    seat.college, seat.said_at = college, now()
    seat.save(update_fields=["college", "said_at"])
    record(CollegeSaid(territory=territory_id), by=by.pk)
    return seat
