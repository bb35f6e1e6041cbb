"""What the page behind the link of an SMS says: no more than the SMS, until she asks for it."""

from __future__ import annotations

from typing import NamedTuple

from participation.people.models import Contact
from workshops.models import Booking


class Told(NamedTuple):
    """people: how many come; before: how many seats are asked for ahead; may_see: whether where and what for may be
    shown here at all; whole: whether they are."""

    booking: Booking
    people: int
    before: int
    may_see: bool
    whole: bool


def told_by_link(booking: Booking, *, whole: bool) -> Told:
    """A number that belongs to somebody else (« Ce numéro est à ») is told the day and the hour, and nothing more."""
    lent = Contact.objects.filter(user=booking.person_id).exclude(whose="").exists()
    before = Booking.objects.with_people_before().get(pk=booking.pk).people_before if booking.waits else 0
    return Told(booking, booking.attendees.count(), before, not lent, whole and not lent)
