"""Sessions, and somebody's own bookings, for the calendar of a phone."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from kit.time import now
from workshops.engine import Moment, as_calendar
from workshops.models import Booking, BookingState, CalendarFeed, Session

LONGEST = 200
"""Lines in one file: a calendar asks for it again and again."""
DAYS_BACK = dt.timedelta(days=31)
SURE: dict[str, bool] = {BookingState.CONFIRMED: True, BookingState.OFFERED: False}
"""The bookings that go into a calendar, and whether one comes. Who waits has nothing to come to yet."""


def programme_file(sessions: QuerySet[Session], *, site: str) -> bytes:
    """Everybody's: these sessions, with where and what for. site: the address of the first page, with its slash."""
    moments = [_told(session, site) for session in sessions[:LONGEST]]
    return as_calendar(moments, maker="Parties prenantes", name=_("Les ateliers"), at=now())


def own_file(feed: CalendarFeed) -> bytes:
    """Hers: when she is expected, and not a word of where nor what for. Others look at the calendar of a phone."""
    held = Booking.objects.filter(
        person=feed.person_id, state__in=SURE, session__ends_at__gte=now() - DAYS_BACK
    ).select_related("session")
    moments = [
        Moment(
            uid=str(booking.pk),
            starts_at=booking.session.starts_at,
            ends_at=booking.session.ends_at,
            title=_("C’est noté"),
            sure=SURE[booking.state],
        )
        for booking in held.order_by("session__starts_at", "pk")[:LONGEST]
    ]
    return as_calendar(moments, maker="Agenda", name=_("Agenda"), at=now())


def _told(session: Session, site: str) -> Moment:
    place = session.venue.place
    return Moment(
        uid=str(session.pk),
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        title=session.workshop.title,
        where=f"{place.name}, {place.address}",
        words=session.workshop.summary,
        called_off=session.called_off,
        url=f"{site}{reverse('workshops:session', args=[session.pk]).lstrip('/')}",
    )
