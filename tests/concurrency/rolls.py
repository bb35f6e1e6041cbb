"""One list of who came, noted by everybody at once: what each process does. Used by test_rolls."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from django.db import transaction

from journal.rules import record
from participation.people.models import User
from workshops.events import AttendanceMarked
from workshops.models import Attendee, Mark
from workshops.rules import RollChanged, Said, WalkIn, note_attendance

HERE_OR_NOT = [Mark.HERE, Mark.AWAY]


def note_all(rolls: list[tuple[UUID, UUID, UUID, UUID]], worker: UUID, number: int) -> list[UUID]:
    """Of each session, in one list: a line of one's own, and somebody who walked in, whom everybody writes down.

    rolls: (session, own line, line of all, key of the walk-in).
    """
    by = User.objects.get(pk=worker)
    for session, own, _of_all, key in rolls:
        note_attendance(session, marks={own: Said(Mark.NONE, Mark.LATE)}, walk_ins=[WalkIn(key, "Ali")], by=by)
    return []


def note_otherwise(rolls: list[tuple[UUID, UUID, UUID, UUID]], worker: UUID, number: int) -> list[UUID]:
    """Half say of one person that she is there, half that she is not; the sessions where one was told it is noted."""
    by, won = User.objects.get(pk=worker), []
    for session, _own, of_all, _key in rolls:
        with suppress(RollChanged):
            note_attendance(session, marks={of_all: Said(Mark.NONE, HERE_OR_NOT[number % 2])}, by=by)
            won.append(session)
    return won


def note_naively(rolls: list[tuple[UUID, UUID, UUID, UUID]], worker: UUID, number: int) -> list[UUID]:
    """The same as everybody writes it first: look, then save. The race must find it wanting."""
    won = []
    for session, _own, of_all, _key in rolls:
        attendee, said = Attendee.objects.get(pk=of_all), HERE_OR_NOT[number % 2]
        if attendee.mark in (Mark.NONE, said):
            with transaction.atomic():
                attendee.note(said)
                attendee.save(update_fields=["present", "late"])
                record(AttendanceMarked(session=session, attendee=of_all, present=attendee.present), by=worker)
            won.append(session)
    return won
