"""An offer that no machine could tell was told, by a call: from now on its hours run."""

from uuid import UUID

from django.db import transaction

from kit.time import now
from workshops.engine import answer_by
from workshops.models import Booking, Session


@transaction.atomic
def offer_told(booking_id: UUID) -> bool:
    """Whether this call started the clock: not when it runs already, nor when the offer is over.

    Whether the caller may call her is the calling rule's to ask.
    """
    Session.objects.lock_for(booking_id)
    booking = Booking.objects.select_related("session").filter(pk=booking_id).first()
    if booking is None or not booking.offered or booking.answer_by is not None:
        return False
    booking.answer_by = answer_by(now(), booking.session.starts_at)
    booking.save(update_fields=["answer_by"])
    return True
