"""Forget, once sessions are long over, the ways to reach those who came, and what people answered by SMS. Each returns
how many there were."""

import datetime as dt

from outbox.rules import forget_incoming
from participation.people.engine.retention import limit
from workshops.models import Booking, BookingLink


def forget_links(at: dt.datetime) -> int:
    return BookingLink.objects.dead(at).delete()[0]


def forget_numbers(at: dt.datetime) -> int:
    """Of whoever has no account: her booking stays, under a first name."""
    over = Booking.objects.filter(session__ends_at__lt=limit("numbers_of_guests", at))
    return over.exclude(contact="").update(contact="")


def forget_answers(at: dt.datetime) -> int:
    return forget_incoming(before=limit("answers_by_text", at))
