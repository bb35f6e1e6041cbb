"""Erase the bookings of somebody: seats to come are given back first; of the past, only their number stays."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db.models import Max

from kit.time import now
from outbox.rules import forget_answers_of
from participation.people.models import User
from workshops.models import Attendee, Booking, CalendarFeed

from .cancel_booking import cancel_booking


def erase_bookings(person: User) -> None:
    """Her seats are free for somebody else; the first names she gave for her household go too.

    The session keeps how many seats were taken: a number, that names nobody.
    """
    coming = Booking.objects.live().filter(person=person, session__starts_at__gt=now())
    # In the order of the sessions' ids: two erasures then never wait for each other.
    for booking_id in list(coming.order_by("session_id").values_list("pk", flat=True)):
        cancel_booking(booking_id, by=person)
    forget_answers_of(person.pk)
    Booking.objects.filter(person=person).delete()
    Attendee.objects.filter(user=person).delete()
    CalendarFeed.objects.filter(person=person).delete()


def last_signs_in_bookings(user_ids: Collection[UUID]) -> dict[UUID, dt.datetime]:
    """When each last asked for a seat, or came."""
    hers = Booking.objects.filter(person__in=user_ids).values_list("person")
    asked = dict(hers.annotate(last=Max("placed_at")).order_by())
    came = Booking.objects.filter(person__in=user_ids, attendees__present=True).values_list("person")
    for user_id, at in came.annotate(last=Max("session__starts_at")).order_by():
        asked[user_id] = max(at, asked[user_id])
    return asked
