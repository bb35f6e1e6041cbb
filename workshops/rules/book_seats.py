"""Book seats for a household, all of them or none."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from journal.models import Channel
from journal.rules import record
from kit.refusals import NotAllowed, require
from participation.people.models import User
from workshops import notices
from workshops.events import SeatsBooked
from workshops.models import MOST_SEATS, Booking, BookingState, Session
from workshops.permissions import can_book, must_tell

from .promote_waiting import promote_waiting
from .refusals import AlreadyBooked, SessionClosed, SessionFull, TooManySeats


class _Replay(Exception):
    """The key was already used: undo this transaction, answer with the booking it made."""

    def __init__(self, booking: Booking) -> None:
        self.booking = booking


def book_seats(
    session_id: UUID,
    *,
    person: User,
    by: User,
    key: UUID,
    guests: Sequence[str] = (),
    channel: str = Channel.SELF,
    remind: bool = False,
    or_wait: bool = True,
) -> Booking:
    """Confirm, or put on the waiting list; ask twice with the same key, get the same booking.

    guests: a first name, or "", for each who comes with the person; at most 11.
    or_wait: False when the person did not accept to wait: with no seat left, nothing is written.
    Raises: NotAllowed, AlreadyBooked, SessionClosed, SessionFull, TooManySeats.
    """
    if 1 + len(guests) > MOST_SEATS:
        raise TooManySeats
    # Whoever books in somebody's name helps her, whatever the door: it is never written as her own act.
    channel = Channel.ASSISTED if channel == Channel.SELF and by.pk != person.pk else channel
    try:
        return _book(session_id, person, by, key, guests, channel, remind, or_wait)
    except _Replay as replay:
        return replay.booking


@transaction.atomic
def _book(
    session_id: UUID,
    person: User,
    by: User,
    key: UUID,
    guests: Sequence[str],
    channel: str,
    remind: bool,
    or_wait: bool,
) -> Booking:
    seats = 1 + len(guests)
    # The guarded write comes first: it is the lock, whichever of the two goes through.
    at_once = Session.objects.take_seats(session_id, seats)
    in_line = not at_once and Session.objects.join_waiting(session_id, seats)
    # Only now: looked up before the lock, two retries might both miss it.
    if earlier := Booking.objects.filter(session_id=session_id, key=key).first():
        require(earlier.by_id == by.pk)
        raise _Replay(earlier)
    session = Session.objects.told().filter(pk=session_id).first()
    if session is None:
        raise NotAllowed
    require(can_book(by, person))
    if not (at_once or in_line):
        raise TooManySeats if session.takes_bookings else SessionClosed
    if session.bookings.live().filter(person=person).exists():
        raise AlreadyBooked
    booking = Booking.objects.place(
        session,
        person=person,
        guests=guests,
        by=by,
        channel=channel,
        key=key,
        remind=remind,
        state=BookingState.CONFIRMED if at_once else BookingState.WAITING,
    )
    if in_line:
        # A cancellation may have come between the two writes: without this try, its seat would stay free.
        promote_waiting(session.pk, by=by, newcomer=booking)
        booking.refresh_from_db(fields=["state", "confirmed_at"])
        if booking.waits and not or_wait:
            raise SessionFull
    notices.booking_placed(booking, tell_her=must_tell(by, person))
    record(
        SeatsBooked(session=session.pk, booking=booking.pk, confirmed=booking.confirmed),
        by=by.pk,
        on_behalf=person.pk if person.pk != by.pk else None,
        channel=channel,
    )
    return booking
