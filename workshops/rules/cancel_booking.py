"""Give a household's seats back, and let in those who wait."""

from uuid import UUID

from django.db import transaction

from journal.models import Channel
from journal.rules import record
from kit.refusals import NotAllowed, require
from kit.time import now
from workshops import notices
from workshops.events import BookingCancelled
from workshops.models import Booking, BookingState, Session
from workshops.permissions import Actor, can_answer, must_tell

from .promote_waiting import promote_waiting
from .refusals import AlreadyBegun


@transaction.atomic
def cancel_booking(booking_id: UUID, *, by: Actor, channel: str = Channel.SELF, at_desk: bool = False) -> Booking:
    """Cancel, whole; or say no to an offer. What is over already is returned as it is: nothing is given back twice.

    at_desk: the team that holds the session answers for her.

    Raises: NotAllowed, AlreadyBegun.
    """
    # The session first, always: whoever locks the booking first would wait for who holds the session, and he for her.
    Session.objects.lock_for(booking_id)
    booking = Booking.objects.select_related("session__workshop", "person").filter(pk=booking_id).first()
    if booking is None:
        raise NotAllowed
    require(can_answer(by, booking, at_desk=at_desk))
    if booking.over:
        return booking
    if booking.session.past:
        raise AlreadyBegun
    if booking.holds_seats:
        Session.objects.give_back(booking.session_id, taken=booking.seats, care=booking.care)
    else:
        Session.objects.give_back(booking.session_id, waiting=booking.seats)
    booking.state = BookingState.CANCELLED
    booking.cancelled_at = now()
    booking.save(update_fields=["state", "cancelled_at"])
    if must_tell(by, booking.person):
        notices.booking_cancelled_for_her(booking)
    record(
        BookingCancelled(session=booking.session_id, booking=booking.pk),
        by=by.pk,
        on_behalf=booking.person_id if booking.person_id != by.pk else None,
        channel=Channel.ASSISTED if channel == Channel.SELF and by.pk != booking.person_id else channel,
    )
    promote_waiting(booking.session_id, by=by)
    return booking
