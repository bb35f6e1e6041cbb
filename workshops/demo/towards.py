"""Whom the team goes towards: who has only a telephone for tomorrow, who missed two in a row, whose offer lapsed."""

import datetime as dt

from journal.models import Channel
from kit.demo import Life
from kit.ids import new_id
from kit.time import now
from workshops.models import Attendee, Booking, CallAnswer, CallWhy, Mark, Session
from workshops.rules import Said, book_seats, cancel_booking, lapse_offer, note_attendance, note_call, plan_sessions

from .programme import move

PARTY = ["", "", "", ""]


def build(life: Life) -> None:
    if life.sample:
        _tomorrow_without_sms(life)
        _missed_twice(life)
        _without_answer(life, life.sessions["velo"][1])


def _tomorrow_without_sms(life: Life) -> None:
    """Iryna has no telephone, Yvette has one that takes no SMS. Nobody answered there this morning."""
    session = _plan(life, "francais", dt.time(17), dt.time(18, 30))
    _book(life, session, "iryna")
    yvette = book_seats(
        session.pk,
        person=None,
        by=life.people["ming"],
        first_name="Yvette",
        contact="+33199000042",
        channel=Channel.PHONE,
        key=new_id(),
    )
    no_answer = {"why": CallWhy.PHONE, "answer": CallAnswer.NO_ANSWER, "words": "", "key": new_id()}
    note_call(yvette.pk, by=life.people["ming"], **no_answer)


def _missed_twice(life: Life) -> None:
    """Salma was not there last week: nor the week before."""
    session = _plan(life, "jardin", dt.time(9), dt.time(12))
    _book(life, session, "salma")
    _book(life, session, "awa")
    move(session, days=-15)
    said = {
        one.pk: Said(Mark.NONE, Mark.AWAY if one.user == life.people["salma"] else Mark.HERE)
        for one in Attendee.objects.expected(session)
    }
    note_attendance(session.pk, marks=said, by=life.people["ming"])


def _without_answer(life: Life, session: Session) -> None:
    """A whole party gave its seats back; Awa waited, was offered one, and did not see the message."""
    party = _book(life, session, "kader", guests=PARTY)
    waiting = _book(life, session, "awa")
    cancel_booking(party.pk, by=party.person)
    Booking.objects.filter(pk=waiting.pk).update(answer_by=now() - dt.timedelta(hours=1))
    lapse_offer(waiting.pk)


def _plan(life: Life, key: str, starts: dt.time, ends: dt.time) -> Session:
    (session,) = plan_sessions(
        life.workshops[key],
        venue=life.venue,
        first=life.day(1),
        starts=starts,
        ends=ends,
        capacity=8,
        by=life.people["ming"],
    )
    return session


def _book(life: Life, session: Session, who: str, **options) -> Booking:
    person = life.people[who]
    return book_seats(session.pk, person=person, by=person, key=new_id(), **options)
