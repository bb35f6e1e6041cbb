"""Let in those who wait, in order, as far as free seats go."""

from uuid import UUID

from django.db import transaction

from journal.rules import record
from kit.time import now
from participation.people.models import User
from workshops import notices
from workshops.engine import who_gets_in
from workshops.events import BookingPromoted
from workshops.models import Booking, BookingState, Session


@transaction.atomic
def promote_waiting(session_id: UUID, *, by: User, newcomer: Booking | None = None) -> list[Booking]:
    """The bookings let in, oldest first. The caller already holds the session's row, by a write of its own.

    by: whose act freed the seats or asked for them.
    newcomer: the booking being placed now, whose own notice is « noted », not « a place is free ».
    """
    session = Session.objects.bookable().filter(pk=session_id, waiting__gt=0).first()
    if session is None:
        return []
    line = list(Booking.objects.in_line(session_id).select_related("session"))
    inside = set(who_gets_in(((booking, booking.seats) for booking in line), session.capacity - session.taken))
    let_in = [booking for booking in line if booking in inside]
    for booking in let_in:
        Session.objects.let_in(session_id, booking.seats)
        booking.state = BookingState.CONFIRMED
        booking.confirmed_at = now()
        booking.save(update_fields=["state", "confirmed_at"])
        if booking != newcomer:
            notices.booking_promoted(booking)
            record(BookingPromoted(session=session_id, booking=booking.pk), by=by.pk)
    return let_in
