"""Who cannot be told by a message: no number, no e-mail address."""

from __future__ import annotations

from django.db.models import F, Q

from workshops.models import OVER, Booking, BookingState, Session


def out_of_reach(session: Session) -> list[Booking]:
    """Those who are to come to this session or wait, or were when it was called off, and whom nothing that the house
    sends would reach: somebody of the team has to tell them. Two queries."""
    no_number = Q(person__phone=None) & (Q(person__contact=None) | Q(person__contact__phone=""))
    no_address = Q(person__email=None) | Q(person__email="")
    unknown = Q(person=None, contact="") | (Q(person__isnull=False) & no_number & no_address)
    expected = ~Q(state__in=OVER) | Q(state=BookingState.CANCELLED, cancelled_at__gte=F("session__called_off_at"))
    bookings = Booking.objects.filter(unknown, expected, session=session)
    return list(bookings.select_related("person").prefetch_related("attendees").order_by("placed"))
