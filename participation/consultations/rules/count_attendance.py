"""Say how many came, by college."""

from uuid import UUID

from django.db import transaction

from journal.rules import record
from kit.time import now
from participation.consultations.events import AttendanceCounted
from participation.consultations.models import Attendance
from participation.people.models import User

from .plenary_steps import NotYetHeld, moved, taken


@transaction.atomic
def count_attendance(
    plenary_id: UUID, *, concerned: int, professionals: int, institutions: int, by: User
) -> Attendance:
    """Said again, it is corrected; the journal keeps that it was. Raises NotAllowed, PlenaryOff, NotYetHeld."""
    plenary = taken(plenary_id, by=by)
    if not plenary.has_begun:
        raise NotYetHeld
    counted = {"concerned": concerned, "professionals": professionals, "institutions": institutions}
    attendance = Attendance.objects.filter(plenary=plenary).first()
    if attendance and all(getattr(attendance, name) == number for name, number in counted.items()):
        return attendance
    attendance, _created = Attendance.objects.update_or_create(
        plenary=plenary, defaults={**counted, "counted_at": now()}
    )
    moved(plenary)
    record(AttendanceCounted(plenary=plenary.pk), by=by.pk)
    return attendance
