"""Forget, once sessions are long over, who came without account, how to reach her, what she needed, and what people
answered by SMS. Each returns how many there were."""

import datetime as dt

from outbox.rules import forget_incoming
from participation.people.engine.retention import limit
from workshops.models import Attendee, Booking, BookingLink, Need


def forget_links(at: dt.datetime) -> int:
    return BookingLink.objects.dead(at).delete()[0]


def forget_numbers(at: dt.datetime) -> int:
    """Of whoever has no account: her booking stays, under a first name."""
    over = Booking.objects.filter(session__ends_at__lt=limit("numbers_of_guests", at))
    return over.exclude(contact="").update(contact="")


def forget_guests(at: dt.datetime) -> int:
    """Of whoever has no account, and of those she came with: how many they were stays, and nothing that names them. How
    many children were looked after is in the booking."""
    over = Attendee.objects.filter(booking__person=None, booking__session__ends_at__lt=limit("guests", at))
    named = over.exclude(first_name="", age=None)
    return named.update(first_name="", age=None, in_care=False)


def forget_needs(at: dt.datetime) -> int:
    """Of whoever has an account, what was needed stays for her to take along, without her words; of others, nothing."""
    over = Need.objects.filter(booking__session__ends_at__lt=limit("needs", at))
    said = over.filter(booking__person__isnull=False).exclude(words="").update(words="")
    return said + over.filter(booking__person=None).delete()[0]


def forget_answers(at: dt.datetime) -> int:
    return forget_incoming(before=limit("answers_by_text", at))
