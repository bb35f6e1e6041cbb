"""To whom, when, and once for what: the rows. The words are in words.py."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from kit.ids import new_id
from kit.time import now
from outbox.engine import hours
from outbox.models import Channel, Incoming, Message
from outbox.rules import queue_message
from participation.people.notices import has_a_team
from workshops.engine import eve_at_ten
from workshops.models import Booking, BookingLink, address_of

WRITTEN = (Channel.SMS, Channel.EMAIL)


def booking_placed(booking: Booking, *, tell_her: bool) -> None:
    """Right after the booking. tell_her: somebody booked in her name, she has to know even if she only waits."""
    if tell_her and not _was_there(booking):
        _queue("booking_made_for_you", booking)
    elif booking.confirmed and not tell_her:
        _queue("booking_confirmed", booking)
    if booking.confirmed:
        _make_link(booking)
    _on_the_eve(booking)


def _was_there(booking: Booking) -> bool:
    """Whoever has no account, and a telephone that takes no SMS, has just heard it from the desk: nobody calls her to
    say it again."""
    address = address_of(booking)
    return booking.person_id is None and (address is None or address.channel == Channel.CALL)


def seats_offered(booking: Booking) -> None:
    """Seats came free: they are kept until she answers."""
    _make_link(booking)
    _queue("seats_offered", booking)


def told_at(booking: Booking) -> dt.datetime | None:
    """When what is queued now for this booking will be read to her; None when somebody of the team has to call."""
    address = address_of(booking)
    if address is None or address.channel == Channel.CALL:
        return None
    return hours.opens_at(now(), address.since, address.until) or now()


def offer_lapsed(booking: Booking) -> None:
    """She did not answer in time; it is nobody's fault, and she does not come for nothing."""
    _queue("not_this_time", booking, once="lapsed")


def answered_late(booking: Booking, incoming: Incoming) -> None:
    """She said yes to what is not kept for her any more."""
    _queue("not_this_time", booking, once=str(incoming.pk))


def answered_no(booking: Booking, incoming: Incoming) -> None:
    """By SMS she sees no page that says it was understood."""
    _queue("answered_no", booking, once=str(incoming.pk))


def nobody_knows_what_for(bookings: Sequence[Booking], incoming: Incoming) -> None:
    """Her answer may mean two things, or none: somebody of the team asks her. bookings: one person's, at least one."""
    first, asked = bookings[0], " ".join(str(booking.pk) for booking in bookings)
    team = _team(first) if first.person and not has_a_team(first.person) else None
    _queue("answer_unclear", first, once=str(incoming.pk), team=team, incoming=incoming.pk, asked=asked)


def booking_cancelled_for_her(booking: Booking) -> None:
    """She who gives her own seat back reads it on the screen: this is for the others."""
    _queue("booking_cancelled_for_you", booking)


def session_moved(booking: Booking, *, moment: bool, place: bool) -> None:
    """To whoever is to come, was offered a seat, or waits: another day or hour, or another room or house. What was to
    be said on the eve is said on the new one."""
    if booking.holds_seats:
        _make_link(booking)
    _queue("session_moved", booking, once=str(new_id()), moment=moment, place=place)
    _on_the_eve(booking)


def session_called_off(booking: Booking) -> None:
    """Whoever was to come, or waited: nobody comes for nothing."""
    _queue("session_called_off", booking)


def told_already(booking: Booking) -> None:
    """Somebody who is on the phone with her has just written down what she said: no message repeats it."""
    repeated = Message.objects.waiting().filter(
        key__in=[f"{kind}:{booking.pk}:" for kind in ("booking_made_for_you", "booking_cancelled_for_you")]
    )
    repeated.update(dropped_at=now(), last_error="told on the phone")


def _make_link(booking: Booking) -> None:
    """For where she is written to now: what leaves later finds it, if she is reached there still."""
    address = address_of(booking)
    if address and address.channel in WRITTEN:
        BookingLink.objects.send_to(booking, address)


def _on_the_eve(booking: Booking) -> None:
    """A reminder to who comes; to who waits, that it is not this time. Dropped when they leave, if they are not true
    then: the day is in them."""
    due_at = eve_at_ten(booking.session.starts_at)
    if booking.remind and booking.confirmed:
        _queue_if_to_come("booking_reminder", booking, due_at)
    elif booking.waits:
        _queue_if_to_come("not_this_time", booking, due_at)


def _queue_if_to_come(kind: str, booking: Booking, due_at: dt.datetime) -> None:
    starts_at = booking.session.starts_at.isoformat()
    if due_at > now():
        _queue(kind, booking, once=starts_at, due_at=due_at, starts_at=starts_at)


def _queue(
    kind: str,
    booking: Booking,
    *,
    once: str = "",
    team: UUID | None = None,
    due_at: dt.datetime | None = None,
    **data: object,
) -> None:
    """To her account, or to the number the desk wrote down; without either, the team tells her.

    once: what tells apart two messages of one kind about one booking.
    """
    bare = booking.person_id is None
    if bare and not booking.contact:
        return
    queue_message(
        kind=kind,
        to=booking.person_id,
        address=booking.contact if bare else "",
        channel=Channel.SMS if bare else "",
        team=_team(booking) if bare else team,
        data={"booking": booking.pk, **data},
        key=f"{kind}:{booking.pk}:{once}",
        due_at=due_at,
    )


def _team(booking: Booking) -> UUID:
    return booking.session.workshop.structure_id
