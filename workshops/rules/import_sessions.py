"""Put the sessions of a table in the calendar: each row is taken, or refused and said why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kit.refusals import NotAllowed, Refusal, require
from participation.people.models import User
from workshops.engine import Repeat
from workshops.models import Room, Venue, Workshop
from workshops.permissions import manageable_workshops

from .placing import Placing
from .put_in_calendar import put_in_calendar

SAME_ROW = UUID("019e4c1a-7d52-7c3e-9a41-5f0d2b6c8e17")
"""The key of every import: the same row is the same session, so that a corrected file is sent again whole."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """line: of the table, to name the row by."""

    line: int
    workshop_id: UUID
    first: dt.date
    placing: Placing
    repeat: Repeat | None


@dataclass(frozen=True)
class Fate:
    """What became of a row: how many sessions it gave, or would give; or why none."""

    line: int
    sessions: int = 0
    why: str = ""
    known: bool = False

    @property
    def taken(self) -> bool:
        return not self.why


@transaction.atomic
def import_sessions(rows: Sequence[Wanted], *, dry_run: bool = False, by: User) -> list[Fate]:
    """In the order of the rows. A row that was taken before is known, and not planned twice; nor planned again
    once it was called off: a file that is sent again brings nothing back by mistake. dry_run: nothing is kept.

    Raises NotAllowed when one of the workshops is not the user's to plan.
    """
    # All that is needed is held first and in order, so that two who import never wait for each other.
    workshops = sorted({row.workshop_id for row in rows})
    for workshop in workshops:
        Workshop.objects.hold(workshop)
    for venue in sorted({row.placing.venue_id for row in rows if not row.placing.room_id}):
        Venue.objects.hold(pk=venue)
    Room.objects.hold(row.placing.room_id for row in rows if row.placing.room_id)
    require(manageable_workshops(by).filter(pk__in=workshops).count() == len(workshops))
    fates = [_taken(row, by) for row in rows]
    if dry_run:
        transaction.set_rollback(True)
    return fates


def _taken(row: Wanted, by: User) -> Fate:
    try:
        with transaction.atomic():
            said = {"first": row.first, "placing": row.placing, "repeat": row.repeat}
            planned = put_in_calendar(row.workshop_id, **said, key=SAME_ROW, by=by)
    except NotAllowed:
        return Fate(row.line, why=str(_("Cet atelier ne peut pas avoir lieu là.")))
    except Refusal as refusal:
        return Fate(row.line, why=str(refusal.sentence))
    if all(session.called_off for session in planned.sessions):
        return Fate(
            row.line, why=str(_("Cette séance a été annulée. Pour la prévoir encore, ouvrez la page de l’atelier."))
        )
    return Fate(row.line, len(planned.sessions), known=not planned.is_new)
