"""What the team of a session has to settle before the day, for its own day's page."""

import datetime as dt

from django.db.models import Count, Q, QuerySet

from kit.time import now
from participation.people.models import User
from workshops.models import HOLDING, BookingState, Session
from workshops.permissions import manageable_sessions

AHEAD = dt.timedelta(days=14)


def sessions_to_settle(user: User) -> QuerySet[Session]:
    """The sessions of the next two weeks with something left to decide or to prepare, soonest first, each with
    `open_needs`: needs of people who come that nobody has settled, and `to_tell`: how many were offered a place and do
    not know it yet. One query."""
    coming = Q(bookings__state__in=HOLDING, bookings__needs__settled_at__isnull=True)
    told = manageable_sessions(user).told().filter(starts_at__range=(now(), now() + AHEAD), called_off_at=None)
    untold = Q(bookings__state=BookingState.OFFERED, bookings__answer_by=None)
    counted = told.annotate(
        open_needs=Count("bookings__needs", filter=coming),
        to_tell=Count("bookings", filter=untold, distinct=True),
    )
    return counted.filter(Q(open_needs__gt=0) | Q(to_tell__gt=0) | Q(wanted_capacity__isnull=False)).order_by(
        "starts_at", "id"
    )
