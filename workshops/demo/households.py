"""Households with children, needs that somebody sees to, seats kept for the desk, and an offer to answer."""

import datetime as dt

from journal.models import Channel
from kit.demo import Life
from kit.ids import new_id
from kit.time import PARIS
from workshops.engine import Child
from workshops.engine import Need as Asked
from workshops.models import Booking, Need, NeedKind, Session
from workshops.rules import book_seats, cancel_booking, see_to_need


def build(life: Life) -> None:
    if life.sample:
        _children_and_needs(life, life.sessions["cuisine"][1])
        _an_offer(life, life.sessions["telephone"][1])


def _children_and_needs(life: Life, session: Session) -> None:
    """Ten seats, two of them kept for the desk until the eve; three children may be looked after."""
    eve = dt.datetime.combine(session.day - dt.timedelta(days=1), dt.time(18), PARIS)
    Session.objects.filter(pk=session.pk).update(care_capacity=3, desk=2, desk_until=eve)
    _book(life, session, "salma", children=[Child(4, "Nour", in_care=True), Child(9)])
    booking = _book(life, session, "iryna", needs=[Asked(NeedKind.INTERPRETER, "en ukrainien")])
    see_to_need(Need.objects.get(booking=booking).pk, settled=True, by=life.people["ming"])
    _book(life, session, "joel", needs=[Asked(NeedKind.TRANSPORT, "depuis la gare")])
    _by_phone(life, session, "Yvette", "+33199000042", at_desk=True)


def _an_offer(life: Life, session: Session) -> None:
    """Moussa waited, and Gisèle, who has no account and a telephone without SMS; a household gave its places back."""
    household = _book(life, session, "kader", guests=["Inès", ""])
    _book(life, session, "joel")
    _book(life, session, "moussa")
    _by_phone(life, session, "Gisèle", "+33199000043")
    cancel_booking(household.pk, by=household.person)


def _book(life: Life, session: Session, who: str, **options) -> Booking:
    person = life.people[who]
    return book_seats(session.pk, person=person, by=person, key=new_id(), **options)


def _by_phone(life: Life, session: Session, first_name: str, number: str, *, at_desk: bool = False) -> None:
    """Somebody without account called the tiers lieu."""
    book_seats(
        session.pk,
        person=None,
        by=life.people["ming"],
        first_name=first_name,
        contact=number,
        channel=Channel.PHONE,
        at_desk=at_desk,
        key=new_id(),
    )
