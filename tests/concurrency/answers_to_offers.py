"""What each process does in the race of answers: by the link, by SMS, by her page, all at once."""

from __future__ import annotations

import time
from contextlib import suppress
from uuid import UUID

from kit.ids import new_id
from kit.time import now
from outbox.gateways import Heard
from outbox.rules import take_incoming
from workshops.models import Booking, BookingState
from workshops.permissions import Bearer
from workshops.rules import OfferOver, accept_offer, cancel_booking


def answer(bookings: list[UUID], way: str) -> int:
    """How many offers this process answered; none may fail otherwise than by being over."""
    answered = 0
    for booking_id in bookings:
        booking = Booking.objects.select_related("person").get(pk=booking_id)
        with suppress(OfferOver):
            _answer(booking, way)
            answered += 1
    return answered


def _answer(booking: Booking, way: str) -> None:
    if way in ("OUI", "NON"):
        take_incoming(Heard(str(new_id()), booking.person.phone, way))
    elif way == "yes by the link":
        accept_offer(booking.pk, by=Bearer(booking.pk, booking.person_id))
    else:
        cancel_booking(booking.pk, by=booking.person)


def take_naively(bookings: list[UUID], way: str) -> int:
    """As everybody writes it first: read, look, and then write. How many offers this process answered."""
    answered = 0
    for booking in Booking.objects.filter(pk__in=bookings):
        if booking.offered:
            time.sleep(0.01)  # what a page takes
            yes = way in ("OUI", "yes by the link")
            booking.state = BookingState.CONFIRMED if yes else BookingState.CANCELLED
            booking.confirmed_at, booking.cancelled_at = (now(), None) if yes else (None, now())
            booking.save(update_fields=["state", "confirmed_at", "cancelled_at"])
            answered += 1
    return answered
