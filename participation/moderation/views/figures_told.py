"""The figures of moderation as they are read, on the page and in the file."""

import datetime as dt
from dataclasses import dataclass

from django.db.models.functions import TruncMonth
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from kit.time import PARIS, in_paris, midnight, today
from participation.moderation.engine.figures import (
    CONFIRMED,
    FEWEST,
    HIDDEN,
    REFUSED,
    UPHELD,
    WHOLE,
    Figures,
    Row,
    figures,
)
from participation.moderation.models import Outcome, Reason, Report, fates_of, subjects
from participation.moderation.permissions import counted_items
from participation.people.engine.takeaway import Column, Sheet
from participation.people.models import User

SAID_OUTCOMES: dict[str, object] = {
    WHOLE: _lazy("Publié"),
    HIDDEN: _lazy("Publié, des mots cachés"),
    REFUSED: _lazy("Pas publié"),
}
SAID_APPEALS: dict[str, object] = {
    UPHELD: _lazy("Publié en entier après la deuxième lecture"),
    CONFIRMED: _lazy("Même réponse"),
}
SAID_REPORTS: dict[str, object] = {
    Outcome.KEPT: _lazy("Laissé en ligne"),
    Outcome.CHANGED: _lazy("Des mots cachés"),
    Outcome.REMOVED: _lazy("Retiré"),
}


@dataclass(frozen=True)
class Table:
    """One table of the figures: each row what, and how many as it is said."""

    key: str
    title: str
    rows: list[tuple[str, str]]


def months_counted(user: User) -> list[dt.date]:
    """The first days of the months that are over and of which there is something, the newest first."""
    this_month = today().replace(day=1)
    over = counted_items(user).filter(created_at__lt=midnight(this_month))
    found = (
        over.annotate(month=TruncMonth("created_at", tzinfo=PARIS)).order_by("-month").values_list("month", flat=True)
    )
    return [in_paris(month).date() for month in found.distinct()]


def figures_of(user: User, month: dt.date) -> Figures:
    """Of what arrived that month, with what has become of it since."""
    after = (month + dt.timedelta(days=31)).replace(day=1)
    within = (midnight(month), midnight(after))
    items = counted_items(user).filter(created_at__gte=within[0], created_at__lt=within[1])
    reports = Report.objects.filter(item__in=counted_items(user), at__gte=within[0], at__lt=within[1])
    said = list(reports.exclude(outcome="").values_list("outcome", flat=True))
    return figures(fates_of(items), said, reasons=Reason.values, answers=Outcome.values)


def tables_of(found: Figures) -> list[Table]:
    """The counts of the figures as they are read, on the page and in the file."""
    kinds: dict[str, object] = {name: kind.label for name, kind in subjects.every().items()}
    tables: tuple[tuple[str, str, list[Row], dict[str, object]], ...] = (
        ("reponse", _("Ce que nous avons répondu"), found.outcomes, SAID_OUTCOMES),
        ("raison", _("Pourquoi un message n’est pas publié"), found.reasons, dict(Reason.choices)),
        ("recours", _("Quand la personne a demandé une autre lecture"), found.appeals, SAID_APPEALS),
        ("signalement", _("Ce que nous avons fait des signalements"), found.reports, SAID_REPORTS),
        ("source", _("D’où viennent les messages"), found.kinds, kinds),
        ("territoire", _("Par territoire"), found.territories, {}),
    )
    return [
        Table(key, title, [(str(words.get(row.name, row.name)), say_count(row.count)) for row in rows])
        for key, title, rows, words in tables
    ]


def facts_of(found: Figures) -> list[tuple[str, str, str]]:
    """(icon, what, how many)."""
    share = "" if found.in_time is None else _("%(n)s %%") % {"n": found.in_time}
    return [
        ("message-circle", _("Messages arrivés"), say_count(found.arrived)),
        ("check", _("Messages qui ont une réponse"), say_count(found.answered)),
        ("clock", _("La moitié ont une réponse en"), say_hours(found.median_hours)),
        ("clock", _("9 sur 10 ont une réponse en"), say_hours(found.nine_hours)),
        ("calendar-event", _("Réponse le jour promis, ou avant"), share or say_count(None)),
        ("users", _("Messages lus à deux"), say_count(found.asked)),
        ("friends", _("Messages confiés à la coordination"), say_count(found.escalated)),
    ]


def sheet_of_figures(month: dt.date, found: Figures) -> Sheet:
    columns = [Column("selon", _("Selon")), Column("nom", _("Nom")), Column("nombre", _("Nombre"))]
    rows = [(_("Ensemble"), what, how_many) for _icon, what, how_many in facts_of(found)]
    rows += [(table.title, name, count) for table in tables_of(found) for name, count in table.rows]
    return Sheet(f"moderation-{month:%Y-%m}", _("La modération en chiffres"), columns, rows)


def say_count(count: int | None) -> str:
    """« 12 », or what stands for a number that is not shown."""
    return str(count) if count is not None else _("Moins de %(k)s, ou caché") % {"k": FEWEST}


def say_hours(hours: float | None) -> str:
    if hours is None:
        return _("Pas assez de messages")
    if hours < 1:
        return _("moins d’une heure")
    return ngettext("%(n)s heure", "%(n)s heures", round(hours)) % {"n": round(hours)}
