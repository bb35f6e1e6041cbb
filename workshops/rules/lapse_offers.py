"""Seats that were kept for an answer go to the next one, when it did not come in time."""

from uuid import UUID

from django.db import transaction

from journal.rules import record
from kit.time import now
from workshops import notices
from workshops.events import OfferLapsed
from workshops.models import Booking, BookingState, Session

from .promote_waiting import promote_waiting


def lapse_offers() -> int:
    """Lapse all that is due, and let in who waits wherever a seat is free by the hour alone (the day came near, the
    desk keeps its seats no more); how many offers lapsed. Idempotent."""
    due = list(Booking.objects.lapsing().order_by("answer_by").values_list("pk", flat=True))
    lapsed = sum(lapse_offer(booking_id) for booking_id in due)
    for session_id in list(Session.objects.to_let_in().values_list("pk", flat=True)):
        _let_in(session_id)
    return lapsed


@transaction.atomic
def lapse_offer(booking_id: UUID) -> bool:
    """False when it was answered, or lapsed, meanwhile."""
    Session.objects.lock_for(booking_id)
    booking = Booking.objects.lapsing().select_related("session__workshop", "person").filter(pk=booking_id).first()
    if booking is None:
        return False
    Session.objects.give_back(booking.session_id, taken=booking.seats, care=booking.care)
    booking.state, booking.cancelled_at = BookingState.LAPSED, now()
    booking.save(update_fields=["state", "cancelled_at"])
    notices.offer_lapsed(booking)
    record(OfferLapsed(session=booking.session_id, booking=booking.pk), by=None)
    promote_waiting(booking.session_id, by=None)
    return True


@transaction.atomic
def _let_in(session_id: UUID) -> None:
    Session.objects.lock(session_id)
    promote_waiting(session_id, by=None)
