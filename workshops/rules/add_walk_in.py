"""Write down somebody who came without a booking: a fact noted afterwards, that takes no seat from anybody."""

from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import F

from journal.models import Channel
from journal.rules import record
from kit.refusals import NotAllowed, require
from kit.time import today
from participation.people.models import User
from workshops.events import WalkedIn
from workshops.models import Attendee, Booking, BookingState, Household, Mark, Session
from workshops.permissions import can_mark, known_at

from .refusals import NotHeld, NotToday


class WalkIn(NamedTuple):
    """One who came: an account, or a first name. key: of the line she was typed on, so that sent twice she is one."""

    key: UUID
    first_name: str = ""
    person: User | None = None


@transaction.atomic
def add_walk_in(session_id: UUID, *, walk_in: WalkIn, by: User) -> Booking:
    """She is there. Whoever was expected, or waited, or had not answered, keeps her booking and is noted on it.

    Raises: NotAllowed, NotToday, NotHeld.
    """
    Session.objects.filter(pk=session_id).update(turns=F("turns") + 1)  # the lock, and her rank
    session = Session.objects.told().filter(pk=session_id).first()
    if session is None:
        raise NotAllowed
    require(can_mark(by, session))
    if session.day > today():
        raise NotToday
    if session.called_off:
        raise NotHeld
    if earlier := session.bookings.filter(key=walk_in.key).first():
        return earlier
    booking = _asked_before(session, walk_in.person, by) or Booking.objects.place(
        session,
        Household(walk_in.person, first_name="" if walk_in.person else walk_in.first_name),
        child_takes_seat=session.workshop.child_takes_seat,
        state=BookingState.WALKED_IN,
        by=by,
        channel=Channel.ASSISTED,
        key=walk_in.key,
    )
    Attendee.objects.filter(booking=booking, seat=1).update(**Mark.HERE.columns)
    record(WalkedIn(session=session.pk, booking=booking.pk), by=by.pk, on_behalf=booking.person_id)
    return booking


def _asked_before(session: Session, person: User | None, by: User) -> Booking | None:
    """The live booking of this person, if she has one; once she waited for it, it is that of somebody who came."""
    if person is None:
        return None
    require(known_at(by, session).filter(pk=person.pk).exists())
    booking = session.bookings.live().filter(person=person).first()
    if booking and (booking.waits or booking.offered):
        counted = {"waiting": booking.seats} if booking.waits else {"taken": booking.seats, "care": booking.care}
        Session.objects.give_back(session.pk, **counted)
        booking.state, booking.answer_by = BookingState.WALKED_IN, None
        booking.save(update_fields=["state", "answer_by"])
    return booking
