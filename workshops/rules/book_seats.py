"""Book seats for a household, all of them or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from journal.models import Channel
from journal.rules import record
from kit.refusals import NotAllowed, require
from participation.people.models import User
from workshops import notices
from workshops.engine import Child, known_by
from workshops.engine import Need as Asked
from workshops.events import SeatsBooked
from workshops.models import MOST_SEATS, Booking, BookingState, Household, Need, Session, Workshop
from workshops.permissions import can_book, can_use_desk, must_tell

from .promote_waiting import promote_waiting
from .refusals import AlreadyBooked, AlreadyGivenBack, NoCare, SessionClosed, SessionFull, TooManySeats


class _Replay(Exception):
    """The key was already used: undo this transaction, answer with the booking it made."""

    def __init__(self, booking: Booking) -> None:
        self.booking = booking


@dataclass(frozen=True, kw_only=True)
class _Request:
    """What was asked for, whole."""

    household: Household
    needs: Sequence[Asked]
    by: User
    key: UUID
    channel: str
    remind: bool
    or_wait: bool
    at_desk: bool
    sits: bool  # whether a child takes a seat, as it was when the seats were counted


def book_seats(
    session_id: UUID,
    *,
    person: User | None,
    by: User,
    key: UUID,
    guests: Sequence[str] = (),
    children: Sequence[Child] = (),
    needs: Sequence[Asked] = (),
    first_name: str = "",
    contact: str = "",
    channel: str = Channel.SELF,
    remind: bool = False,
    or_wait: bool = True,
    at_desk: bool = False,
) -> Booking:
    """Confirm, or put on the waiting list; ask twice with the same key, get the same booking.

    person: None for somebody without account: the desk writes her `first_name`, and a number to warn her at, E.164.
    guests: a first name, or "", for each who comes with the person. With the children, 12 people at most.
    or_wait: False when the person did not accept to wait: with no seat left, nothing is written.
    at_desk: the seats kept for the reception desk may be given too.
    Raises: NotAllowed, AlreadyBooked, AlreadyGivenBack, SessionClosed, SessionFull, TooManySeats, NoCare.
    """
    household = Household(person, guests, children, first_name if person is None else "", contact)
    if household.people > MOST_SEATS:
        raise TooManySeats
    # Whoever books in somebody's name helps her, whatever the door: it is never written as her own act.
    own = person is not None and by.pk == person.pk
    channel = Channel.ASSISTED if channel == Channel.SELF and not own else channel
    # Read before the lock, and once: the counter and the booking count the same seats.
    sits = not children or Workshop.objects.filter(sessions=session_id, child_takes_seat=True).exists()
    request = _Request(
        household=household,
        needs=needs,
        by=by,
        key=key,
        channel=channel,
        remind=remind,
        or_wait=or_wait,
        at_desk=at_desk,
        sits=sits,
    )
    try:
        return _book(session_id, request, household.seats(child_takes_seat=sits))
    except _Replay as replay:
        return replay.booking


@transaction.atomic
def _book(session_id: UUID, request: _Request, seats: int) -> Booking:
    household, by, care = request.household, request.by, request.household.care
    # The guarded write comes first: it is the lock, whichever of the two goes through.
    take = Session.objects.take_at_desk if request.at_desk else Session.objects.take_seats
    at_once = take(session_id, seats, care)
    in_line = not at_once and Session.objects.join_waiting(session_id, seats, care)
    # Only now: looked up before the lock, two retries might both miss it.
    if earlier := Booking.objects.filter(session_id=session_id, key=request.key).first():
        require(earlier.by_id == by.pk)
        raise AlreadyGivenBack if earlier.over else _Replay(earlier)
    session = Session.objects.filter(pk=session_id).first()
    if session is None:
        raise NotAllowed
    require(can_book(by, household.person, session))
    require(not request.at_desk or can_use_desk(by, session))
    if not (at_once or in_line):
        raise _why_not(session, care)
    if _has_place(session, household):
        raise AlreadyBooked
    booking = Booking.objects.place(
        session,
        household,
        child_takes_seat=request.sits,
        by=by,
        channel=request.channel,
        key=request.key,
        remind=request.remind,
        state=BookingState.CONFIRMED if at_once else BookingState.WAITING,
    )
    Need.objects.bulk_create(Need(booking=booking, kind=kind, words=words) for kind, words in request.needs)
    if in_line:
        # A cancellation may have come between the two writes: without this try, its seat would stay free.
        promote_waiting(session.pk, by=by, newcomer=booking)
        booking.refresh_from_db(fields=["state", "confirmed_at", "promoted_why"])
        if booking.waits and not request.or_wait:
            raise SessionFull
    notices.booking_placed(booking, tell_her=must_tell(by, household.person))
    record(
        SeatsBooked(session=session.pk, booking=booking.pk, confirmed=booking.confirmed),
        by=by.pk,
        on_behalf=booking.person_id if booking.person_id != by.pk else None,
        channel=request.channel,
    )
    return booking


def _has_place(session: Session, household: Household) -> bool:
    """One person, once."""
    live = session.bookings.live()
    if household.person:
        return live.filter(person=household.person).exists()
    who = known_by(household.first_name, household.contact)
    if who is None:
        return False
    same = live.filter(person=None, contact=household.contact, attendees__seat=1)
    return who in {known_by(*one) for one in same.values_list("attendees__first_name", "contact")}


def _why_not(session: Session, care: int) -> Exception:
    if not session.takes_bookings:
        return SessionClosed()
    return NoCare() if care > session.care_capacity else TooManySeats()
