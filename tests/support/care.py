"""Alerts, for tests: words of danger that were really sent, a roster, and the clock of the structure."""

import datetime as dt

from kit.ids import new_id
from kit.time import PARIS, midnight, today
from participation.care.engine.sealing import Said
from participation.care.models import CareAlert, OnCall
from participation.care.rules import Whom, raise_alert, tell_somebody
from participation.moderation.models import ReviewItem
from participation.people.models import Structure, User
from tests.support.moderation import a_message

DANGER = "Il va me tuer."
MONDAY = today() + dt.timedelta(days=7 - today().weekday())


def at(hour: int, minute: int = 0, day: int = 0) -> dt.datetime:
    """A moment of the week of tests: day 0 is a Monday, on a Paris clock."""
    return dt.datetime.combine(MONDAY + dt.timedelta(days=day), dt.time(hour, minute), tzinfo=PARIS)


def an_alert(structure: Structure, author: User, text: str = DANGER) -> CareAlert:
    """Raised by words of danger that she sent."""
    return CareAlert.objects.get(item=a_message(structure, author, text))


def a_nameless_alert(structure: Structure, text: str = DANGER) -> CareAlert:
    """Raised by words that are nobody's: only their day is known."""
    item = ReviewItem.objects.create(
        structure=structure,
        reader=structure,
        due_on=today(),
        subject_kind="words",
        subject_id=new_id(),
        text=text,
        created_at=midnight(today()),
    )
    return raise_alert(item)


def a_call_for_help(person: User, whom: Whom = Whom.TEAM, said: Said | None = None) -> CareAlert:
    return tell_somebody(whom=whom, said=said or Said(), key=new_id(), by=person)


def on_call(structure: Structure, worker: User, *, order: int = 1, days: str = "01234", hours=(9, 18)) -> OnCall:
    since, until = (dt.time(hour) for hour in hours)
    return OnCall.objects.create(structure=structure, worker=worker, days=days, since=since, until=until, order=order)
