"""Change a session that was planned: its seats at any time, its hour and place while nobody counts on them."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.events import SessionChanged
from cms.permissions import can_keep
from journal.rules import record
from kit.refusals import Stale, require
from participation.people.models import User
from workshops.models import Session, Venue
from workshops.rules import promote_waiting


class TooFewSeats(Stale):
    sentence = _("Plus de personnes ont déjà une place. Gardez au moins autant de places.")


class SomebodyCounts(Stale):
    sentence = _("Des personnes ont réservé à ce jour et à ce lieu. Fermez cette séance, puis créez-en une autre.")


@transaction.atomic
def change_session(
    session_id: UUID,
    *,
    venue: Venue,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    capacity: int,
    open: bool,
    by: User,
) -> Session:
    """More seats let in those who wait, in order. Raises NotAllowed, TooFewSeats, SomebodyCounts."""
    # One guarded write, which is also the lock; it never names the counters, so a booking made meanwhile stays.
    unmoved = Q(venue=venue, starts_at=starts_at, ends_at=ends_at)
    fits = Session.objects.filter(Q(taken=0, waiting=0) | unmoved, pk=session_id, taken__lte=capacity).update(
        venue=venue, starts_at=starts_at, ends_at=ends_at, capacity=capacity, open=open
    )
    session = Session.objects.select_related("workshop").get(pk=session_id)
    require(can_keep(by, session))
    if not fits:
        raise TooFewSeats if session.taken > capacity else SomebodyCounts
    promote_waiting(session_id, by=by)
    record(SessionChanged(session=session_id), by=by.pk)
    return session
