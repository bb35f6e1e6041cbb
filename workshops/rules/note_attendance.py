"""Note who came, a whole list at once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from journal.rules import record_all
from kit.refusals import NotAllowed, require
from kit.time import now, today
from participation.people.models import User
from workshops.engine import NotedOtherwise, settle
from workshops.events import AttendanceMarked
from workshops.models import Attendee, Booking, BookingState, Mark, Session
from workshops.permissions import can_mark

from .add_walk_in import WalkIn, add_walk_in
from .refusals import NotHeld, NotToday, RollChanged


class Said(NamedTuple):
    """Of one line: what it said when it was shown, and what it is to say."""

    seen: Mark
    mark: Mark


@transaction.atomic
def note_attendance(
    session_id: UUID,
    *,
    marks: Mapping[UUID, Said],
    by: User,
    others: Mark = Mark.NONE,
    walk_ins: Sequence[WalkIn] = (),
) -> list[Attendee]:
    """Those whose line changed. Sent again, or by two at once, it loses nothing and doubles nothing.

    others: what every line becomes of which nobody has said anything, here or elsewhere.
    walk_ins: who came without a booking. Noted as not there after all, one of them is no longer on the list.
    Raises: NotAllowed, NotToday, NotHeld, RollChanged.
    """
    Session.objects.lock(session_id)
    session = Session.objects.told().filter(pk=session_id).first()
    if session is None:
        raise NotAllowed
    require(can_mark(by, session))
    if session.day > today():
        raise NotToday
    if session.called_off:
        raise NotHeld
    expected = {attendee.pk: attendee for attendee in Attendee.objects.expected(session)}
    if any(said.mark for key, said in marks.items() if key not in expected):
        raise RollChanged  # her seat was given back
    changed = list(_changed(expected, marks, others))
    Attendee.objects.bulk_update(changed, ["present", "late"])
    record_all(
        [AttendanceMarked(session=session_id, attendee=one.pk, present=one.present) for one in changed], by=by.pk
    )
    mistaken = [one.booking_id for one in changed if one.booking.walked_in and one.seat == 1 and not one.present]
    Booking.objects.filter(pk__in=mistaken).update(state=BookingState.CANCELLED, cancelled_at=now())
    for walk_in in walk_ins:
        add_walk_in(session_id, walk_in=walk_in, by=by)
    return changed


def _changed(expected: Mapping[UUID, Attendee], marks: Mapping[UUID, Said], others: Mark) -> Iterator[Attendee]:
    """Each with what is noted of her now. Raises RollChanged."""
    for attendee in expected.values():
        said = marks.get(attendee.pk, Said(attendee.mark, attendee.mark))
        try:
            mark = settle(attendee.mark, seen=said.seen, said=said.mark) or others
        except NotedOtherwise as error:
            raise RollChanged from error
        if mark != attendee.mark:
            attendee.note(mark)
            yield attendee
