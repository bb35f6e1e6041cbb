"""Offer the seats that are free to those who wait, in order, as far as they go."""

from uuid import UUID

from django.db import transaction

from journal.events import Event
from journal.rules import record_all
from kit.time import now
from workshops import notices
from workshops.engine import Waiter, answer_by, is_near, who_gets_in
from workshops.events import SeatsOffered
from workshops.models import Booking, BookingState, Session
from workshops.permissions import Actor


@transaction.atomic
def promote_waiting(session_id: UUID, *, by: Actor | None, newcomer: Booking | None = None) -> list[Booking]:
    """The bookings let in, oldest first. The caller already holds the session's row, by a write of its own.

    by: whose act freed the seats or asked for them; None for the hours that went by.
    newcomer: the booking being placed now: she is there and says yes, so it is confirmed and not offered.
    """
    session = Session.objects.bookable().filter(pk=session_id, waiting__gt=0).first()
    if session is None or not session.left:
        return []
    line = list(Booking.objects.in_line(session_id).select_related("session", "person"))
    inside = who_gets_in(
        (Waiter(booking, booking.seats, booking.care) for booking in line),
        seats=session.left,
        care=session.care_free,
        room=session.capacity,
        near=is_near(now(), session.starts_at),
    )
    told: list[Event] = []
    for rank, (booking, why) in enumerate(inside):
        if not Session.objects.hold(session_id, booking.seats, booking.care):
            break  # it has begun since
        if booking == newcomer:
            booking.confirm(why=why)
            continue
        _offer(booking, why)
        told.append(SeatsOffered(session=session_id, booking=booking.pk, why=why, passed=line.index(booking) - rank))
    record_all(told, by=by.pk if by else None)
    return [booking for booking, _why in inside]


def _offer(booking: Booking, why: str) -> None:
    booking.state, booking.promoted_why, booking.offered_at = BookingState.OFFERED, why, now()
    told_at = notices.told_at(booking)
    booking.answer_by = answer_by(told_at, booking.session.starts_at) if told_at else None
    booking.save(update_fields=["state", "promoted_why", "offered_at", "answer_by"])
    notices.seats_offered(booking)
