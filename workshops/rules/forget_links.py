"""Forget the links of sessions that are long over, and what people answered by SMS. How many there were, of each."""

import datetime as dt

from outbox.rules import forget_incoming
from participation.people.engine.retention import limit
from workshops.models import BookingLink


def forget_links(at: dt.datetime) -> int:
    return BookingLink.objects.dead(at).delete()[0]


def forget_answers(at: dt.datetime) -> int:
    return forget_incoming(before=limit("answers_by_text", at))
