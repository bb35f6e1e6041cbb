"""Who is expected at a session: the same lines, in the same order, on the sheet of paper and on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kit.words import fold
from workshops.models import Attendee, Mark, Session
from workshops.rules import Said

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class RollLine:
    """number: from 1; first_name: "" for a seat without a name; with_whom: the first name of who booked, for whoever
    comes with her; chosen: what is noted, or what was sent and is not saved yet; meanwhile: what somebody else noted
    since it was shown, None when nobody did."""

    number: int
    attendee: Attendee
    first_name: str
    with_whom: str
    chosen: Mark
    meanwhile: Mark | None = None

    @property
    def noted(self) -> Mark:
        return self.attendee.mark

    @property
    def added(self) -> bool:
        """She is on the list because she came, not because she was expected."""
        return self.attendee.booking.walked_in and self.attendee.seat == 1

    @property
    def options(self) -> Iterator[tuple[Mark, StrPromise, bool]]:
        """Each answer, its words, and whether it is the one chosen. To take back what was noted is offered where
        something was."""
        for mark in Mark:
            if self.added and mark in (Mark.AWAY, Mark.NONE):
                continue
            if mark or self.noted:
                yield mark, mark.label, mark == self.chosen
        if self.added:
            yield Mark.NONE, _("Enlever"), self.chosen == Mark.NONE


def roll_lines(session: Session, sent: Mapping[UUID, Said] | None = None) -> list[RollLine]:
    """By first name, as one looks for it on paper; a household stays together. Then whoever came without a booking.

    sent: choices that were not saved.
    """
    attendees = list(Attendee.objects.expected(session))
    booked = {one.booking_id: _first_name(one) for one in attendees if one.seat == 1}
    attendees.sort(key=lambda one: (one.booking.walked_in, fold(booked[one.booking_id])))
    return [
        _line(number, one, booked[one.booking_id], (sent or {}).get(one.pk))
        for number, one in enumerate(attendees, start=1)
    ]


def _line(number: int, attendee: Attendee, booked: str, said: Said | None) -> RollLine:
    noted = attendee.mark
    chosen = said.mark if said and said.mark != said.seen else noted
    return RollLine(
        number=number,
        attendee=attendee,
        first_name=_first_name(attendee),
        with_whom=booked if attendee.seat > 1 else "",
        chosen=chosen,
        meanwhile=noted if said and chosen != noted and noted != said.seen else None,
    )


def _first_name(attendee: Attendee) -> str:
    """Never a surname: it is printed, and may be said aloud."""
    return attendee.user.get_short_name() if attendee.user else attendee.first_name
