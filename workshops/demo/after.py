"""The autumn that is over: who came, how it was for them, and the words they left."""

from __future__ import annotations

import datetime as dt

from journal.models import Channel
from kit.demo import Life
from kit.ids import new_id
from kit.time import now
from outbox.models import Message
from participation.moderation.models import Decision, ReviewItem
from participation.moderation.rules import publish_item
from workshops.models import Attendee, Booking, Face, Mark, Session
from workshops.rules import (
    WORD,
    Said,
    book_seats,
    leave_word,
    note_attendance,
    plan_sessions,
    rate_session,
    tell_change,
)

YESTERDAY = dt.timedelta(days=2)
HELD = (("cuisine", 35), ("velo", 42), ("jardin", 63), ("cuisine", 70), ("cafe", 98))
"""(workshop, days ago): more than a month, so that their months are over."""
WHO = (("moussa", []), ("awa", ["Mariama"]), ("salma", ["Nour"]), ("joel", []), ("kader", []))
WORDS = {
    ("velo", "joel"): "J’ai changé un pneu tout seul. Il faudrait plus de pompes.",
    ("cuisine", "salma"): "On a bien ri. Ma fille a aimé.",
    ("jardin", "kader"): "Il faisait froid, mais le thé était chaud.",
}


def build(life: Life) -> None:
    if not life.sample:
        return
    for round_, (key, days) in enumerate(HELD):
        session = _held(life, key)
        _came(life, session, absent=round_ % len(WHO))
        _said(life, session, key, better=round_ % 2 == 0)
        _back(session, dt.timedelta(days=days) - YESTERDAY)
    _as_if_read_then()
    tell_change(
        life.workshops["velo"].pk,
        heard="Il n’y a pas assez de pompes.",
        done="Nous avons acheté 3 pompes. Elles sont à l’atelier.",
        key=new_id(),
        by=life.people["ming"],
    )


def _held(life: Life, key: str) -> Session:
    """Planned and booked for tomorrow, then moved two days back: rules take no booking for a day that is past."""
    hours = {"first": life.day(1), "starts": dt.time(14), "ends": dt.time(16), "capacity": 12}
    [session] = plan_sessions(life.workshops[key], venue=life.venue, by=life.people["ming"], **hours)
    for who, guests in WHO:
        person = life.people[who]
        booking = book_seats(
            session.pk, person=person, by=person, guests=guests, channel=Channel.SELF, key=new_id(), remind=False
        )
        Message.objects.filter(data__booking=str(booking.pk)).delete()  # it went out then
    _back(session, YESTERDAY)
    return session


def _came(life: Life, session: Session, *, absent: int) -> None:
    attendees = Attendee.objects.filter(booking__session=session).order_by("booking__placed", "seat")
    marks = {one.pk: Said(Mark.NONE, Mark.AWAY if rank == absent else Mark.HERE) for rank, one in enumerate(attendees)}
    note_attendance(session.pk, marks=marks, by=life.people["ming"])


def _said(life: Life, session: Session, key: str, *, better: bool) -> None:
    for rank, (who, _guests) in enumerate(WHO):
        booking, person = Booking.objects.get(session=session, person=life.people[who]), life.people[who]
        rate_session(booking.pk, face=Face.GOOD if better or rank % 2 else Face.SO_SO, by=person)
        if text := WORDS.get((key, who)):
            item = leave_word(booking.pk, text=text, key=new_id(), by=person).review
            publish_item(item.pk, seen=item.version, by=life.people["ming"])


def _back(session: Session, span: dt.timedelta) -> None:
    session.refresh_from_db()
    Session.objects.filter(pk=session.pk).update(starts_at=session.starts_at - span, ends_at=session.ends_at - span)


def _as_if_read_then() -> None:
    """Words of last month are not the newest of the desk."""
    then = now() - dt.timedelta(days=34)
    items = ReviewItem.objects.filter(subject_kind=WORD)
    Decision.objects.filter(item__in=items).update(at=then)
    items.update(created_at=then, decided_at=then)
