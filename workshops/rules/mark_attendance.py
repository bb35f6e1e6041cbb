"""Note who came."""

from uuid import UUID

from django.db import transaction

from journal.rules import record
from kit.refusals import NotAllowed, Stale, require
from kit.time import today
from participation.people.models import User
from workshops.events import AttendanceMarked
from workshops.models import Attendee
from workshops.permissions import can_mark

from .refusals import NotToday


@transaction.atomic
def mark_attendance(attendee_id: UUID, *, present: bool | None, by: User) -> Attendee:
    """Present, absent, or not noted any more (None). Raises NotAllowed, NotToday, Stale (the seat was given back)."""
    Attendee.objects.filter(pk=attendee_id).update(present=present)
    attendee = Attendee.objects.select_related("booking__session__workshop").filter(pk=attendee_id).first()
    if attendee is None:
        raise NotAllowed
    require(can_mark(by, attendee.booking.session))
    if not attendee.booking.confirmed:
        raise Stale
    if attendee.booking.session.day > today():
        raise NotToday
    record(AttendanceMarked(session=attendee.booking.session_id, attendee=attendee.pk, present=present), by=by.pk)
    return attendee
