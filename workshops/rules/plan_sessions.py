"""Put a workshop in the calendar, once or every week."""

import datetime as dt

from django.db import transaction

from journal.rules import record
from kit.refusals import require
from participation.people.models import User
from workshops.engine import weekly
from workshops.events import SessionPlanned
from workshops.models import Session, Venue, Workshop
from workshops.permissions import can_manage


@transaction.atomic
def plan_sessions(
    workshop: Workshop,
    *,
    venue: Venue,
    first: dt.date,
    starts: dt.time,
    ends: dt.time,
    capacity: int,
    by: User,
    times: int = 1,
) -> list[Session]:
    """`times` sessions, a week apart, at the same hours on the wall in Paris. Raises NotAllowed."""
    require(can_manage(by, workshop.structure_id))
    sessions = Session.objects.bulk_create(
        Session(workshop=workshop, venue=venue, starts_at=start, ends_at=end, capacity=capacity)
        for start, end in weekly(first, starts, ends, times)
    )
    for session in sessions:
        record(SessionPlanned(session=session.pk), by=by.pk)
    return sessions
