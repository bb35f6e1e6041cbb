"""Say that a session does not take place: every seat is given back, and whoever was to come is told."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce

from journal.events import Event
from journal.rules import record_all
from kit.time import now
from participation.people.models import User
from workshops import notices
from workshops.events import BookingCancelled, SessionCalledOff
from workshops.models import Booking, BookingState, Session


@transaction.atomic
def call_off_session(session_id: UUID, *, by: User) -> list[Booking]:
    """The bookings that were given back; none the second time. Nobody is let in: there is nothing to come to.

    Whether `by` may is the calling rule's to ask. A session that has begun keeps its seats, and is not called off. Its
    room is free for something else.
    """
    Session.objects.filter(pk=session_id).update(open=False, turns=F("turns") + 1)
    live = Booking.objects.live().filter(session=session_id, session__starts_at__gt=now())
    given_back = list(live.select_related("session__workshop", "person").order_by("placed"))
    told: list[Event] = [SessionCalledOff(session=session_id)]
    for booking in given_back:
        notices.session_called_off(booking)
        told.append(BookingCancelled(session=session_id, booking=booking.pk))
    at = now()  # one moment: by it one knows whose seats were given back because of this
    live.update(state=BookingState.CANCELLED, cancelled_at=at)
    Session.objects.filter(pk=session_id, starts_at__gt=now()).update(
        taken=0, waiting=0, care_taken=0, wanted_capacity=None, called_off_at=Coalesce("called_off_at", at)
    )
    record_all(told, by=by.pk)
    return given_back
