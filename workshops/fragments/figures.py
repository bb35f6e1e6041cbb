"""The figures of a structure's workshops: what took place, who came, what they said of it; never by name."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Count, Max, Min
from django.utils.translation import gettext as _

from kit.time import MONTHS, in_paris, midnight, today
from participation.people.engine.takeaway import Column, Sheet
from participation.people.models import User
from workshops.engine import (
    FEWEST,
    Held,
    Line,
    hidden_months,
    lines,
    month_of,
    opinions,
    together,
    without_hidden_months,
)
from workshops.models import Attendee, Face, Feedback, Session
from workshops.permissions import manageable_sessions

WIDEST = 98  # its border is drawn outside


@dataclass(frozen=True)
class LineShown:
    """One line as it is read. bar_seats, bar_came: in hundredths of the width; the largest of its table is WIDEST."""

    name: str
    line: Line
    bar_seats: int
    bar_came: int

    @property
    def came(self) -> str:
        return say(self.line.came)

    @property
    def people(self) -> str:
        return say(self.line.people)


@dataclass(frozen=True)
class Table:
    """key: in the file; title: above it; first: what its first column holds."""

    key: str
    title: str
    first: str
    lines: list[LineShown]


@dataclass(frozen=True)
class Opinion:
    face: Face
    count: int | None

    @property
    def said(self) -> str:
        return say(self.count)


@dataclass(frozen=True)
class Figures:
    """One year. years: those there is something of; until: the first day that is not counted yet."""

    year: int
    years: list[int]
    until: dt.date
    whole: LineShown
    tables: list[Table]
    opinions: list[Opinion]
    asked: str


def say(number: int | None) -> str:
    """« 12 », or what stands for a number that is not shown."""
    return str(number) if number is not None else _("Moins de %(k)s, ou caché") % {"k": FEWEST}


def years_of(user: User) -> list[int]:
    """The years of which the user may read figures, the newest first."""
    ends = manageable_sessions(user).standing().filter(ends_at__lt=midnight(_until()))
    first = ends.aggregate(first=Min("starts_at"), last=Max("starts_at"))
    if not first["first"]:
        return []
    return list(range(in_paris(first["last"]).year, in_paris(first["first"]).year - 1, -1))


def figures_of(user: User, year: int, years: Sequence[int]) -> Figures:
    """Of the months that are over: who reads the figures each day would read what one session changed in them."""
    until = min(_until(), dt.date(year + 1, 1, 1))
    held = _held(user, year, until)
    counted = without_hidden_months(held)
    said = _opinions(user, year, until, hidden_months(held))
    return Figures(
        year=year,
        years=list(years),
        until=until,
        whole=_shown([together(counted)], lambda _name: _("Ensemble"))[0],
        tables=[
            Table("mois", _("Mois par mois"), _("Mois"), _shown(lines(held, month_of), _month)),
            Table("atelier", _("Par atelier"), _("Atelier"), _shown(lines(counted, lambda one: one.workshop), str)),
            Table("lieu", _("Par lieu"), _("Lieu"), _shown(lines(counted, lambda one: one.place), str)),
        ],
        opinions=[Opinion(face, count) for face, count in zip(Face, opinions(said).values(), strict=True)],
        asked=say(asked if (asked := sum(said.values())) >= FEWEST else None),
    )


def sheet_of_figures(figures: Figures) -> Sheet:
    """The same figures for a spreadsheet: one row for each line of each table."""
    columns = [
        Column("selon", _("Selon")),
        Column("nom", _("Nom")),
        Column("seances", _("Séances")),
        Column("places", _("Places")),
        Column("reservees", _("Places réservées")),
        Column("venues", _("Personnes venues")),
        Column("comptes", _("Personnes différentes")),
    ]
    return Sheet("ateliers", _("Les ateliers en chiffres"), columns, list(_rows(figures)))


def _rows(figures: Figures) -> Iterator[tuple[object, ...]]:
    yield _row(str(figures.year), figures.whole)
    for table in figures.tables:
        for one in table.lines:
            yield _row(table.first, one)
    for opinion in figures.opinions:
        yield (_("Avis"), opinion.face.label, "", "", "", opinion.said, "")


def _row(by: str, one: LineShown) -> tuple[object, ...]:
    line = one.line
    return (by, one.name, line.sessions, line.seats, line.booked, one.came, one.people)


def _shown(found: Sequence[Line], name) -> list[LineShown]:
    most = max((max(line.seats, line.came or 0) for line in found), default=0) or 1
    return [
        LineShown(name(line.name), line, round(WIDEST * line.seats / most), round(WIDEST * (line.came or 0) / most))
        for line in found
    ]


def _month(number: int) -> str:
    return MONTHS[number - 1].capitalize()


def _until() -> dt.date:
    """The first day of this month."""
    return today().replace(day=1)


def _sessions(user: User, year: int, until: dt.date):
    span = (midnight(dt.date(year, 1, 1)), midnight(until))
    return manageable_sessions(user).standing().filter(starts_at__gte=span[0], starts_at__lt=span[1])


def _held(user: User, year: int, until: dt.date) -> list[Held]:
    """Three queries, whatever the number of sessions."""
    sessions = _sessions(user, year, until)
    here = Attendee.objects.filter(present=True, booking__session__in=sessions.values("pk")).order_by()
    came = dict(here.values_list("booking__session").annotate(Count("pk")))
    people: dict[object, set[object]] = defaultdict(set)
    for session, account in here.filter(user__isnull=False).values_list("booking__session", "user"):
        people[session].add(account)
    return [
        _one(session, came.get(session.pk, 0), frozenset(people[session.pk]))
        for session in sessions.select_related("workshop", "venue__place").order_by("starts_at", "pk")
    ]


def _one(session: Session, came: int, people: frozenset) -> Held:
    return Held(
        day=session.day,
        workshop=session.workshop.title,
        place=session.venue.place.name,
        seats=session.capacity,
        booked=session.taken,
        came=came,
        people=people,
    )


def _opinions(user: User, year: int, until: dt.date, hidden: Collection[Hashable]) -> dict[str, int]:
    sessions = _sessions(user, year, until).exclude(starts_at__month__in=hidden)
    said = Feedback.objects.filter(booking__session__in=sessions.values("pk"))
    counts = dict(said.values_list("face").annotate(Count("pk")).order_by())
    return {face.value: counts.get(face.value, 0) for face in Face}
