"""What is live of a session: « seats:<id> », for whoever is signed in, as its page is for everybody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from live.streams import LiveStream, Piece
from workshops.events import (
    BookingCancelled,
    OfferAccepted,
    OfferLapsed,
    SeatsBooked,
    SeatsOffered,
    SessionCalledOff,
    SessionChanged,
    SessionResized,
)
from workshops.fragments import draw_seats
from workshops.models import Session

if TYPE_CHECKING:
    from journal.models import Entry

SEATS = {
    event.__name__
    for event in (SeatsBooked, BookingCancelled, SeatsOffered, OfferAccepted, OfferLapsed, SessionResized)
}
ALL_OF_IT = {SessionChanged.__name__, SessionCalledOff.__name__}
"""Its hour, its place, whether it takes place: the page is taken anew."""


def views(users: Sequence[UUID], key: str) -> Mapping[UUID, str | None]:
    """One view for all, until it begins: what comes then is the business of its team. Another one once the desk keeps
    no more seats, though nothing is written then."""
    session = _coming(key)
    return dict.fromkeys(users, "kept" if session.kept_for_desk else "seats") if session else {}


def ends(users: Sequence[UUID], key: str) -> Mapping[UUID, dt.datetime]:
    session = _coming(key)
    if session is None:
        return {}
    until = session.desk_until if session.kept_for_desk and session.desk_until else session.starts_at
    return dict.fromkeys(users, min(until, session.starts_at))


def render(entries: Sequence[Entry], key: str, view: str) -> Mapping[int, Piece]:
    """The seats as they are now. Of what else is written about a session, not even that it was."""
    session = Session.objects.told().filter(pk=key).first()
    told = [entry for entry in entries if entry.verb in SEATS | ALL_OF_IT] if session else []
    if session is None or not told:
        return {}
    anew = any(entry.verb in ALL_OF_IT for entry in told)
    return {told[-1].seq: Piece("reload", "") if anew else Piece("replace", draw_seats(session))}


def _coming(key: str) -> Session | None:
    try:
        return Session.objects.coming().filter(pk=UUID(key)).first()
    except ValueError:
        return None


SEATS_LEFT = LiveStream(name="seats", journal="session", views=views, ends=ends, render=render, whole=True)
