"""What pages show of plenaries: the calendar, one of them, its themes, who came."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kit.printing import CannotPrint, tagged_pdf
from kit.time import in_paris, midnight, now, say_day, say_span, today
from participation.consultations.engine.colleges import enough
from participation.consultations.engine.plenaries import A_YEAR, FEWEST_SHOWN, MOST_SUPPORTS, Year, years
from participation.consultations.models import (
    Approval,
    Attendance,
    Consultation,
    Plenary,
    Questionnaire,
    Topic,
    TopicSupport,
)
from participation.people.models import Territory
from workshops.models import Session

from .asking import label
from .cards import NoPdf

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from participation.people.models import User

    Viewer = User | AnonymousUser

YEARS_SHOWN = 3


@dataclass(frozen=True)
class YearShown:
    """« 4 par an : 3 tenues, la prochaine le jeudi 3 décembre. »"""

    year: Year
    said: str
    plenaries: list[Plenary]


@dataclass(frozen=True)
class Calendar:
    """The plenaries of one territory, year by year, newest first."""

    territory: Territory
    years: list[YearShown]


def calendars() -> list[Calendar]:
    """Of each territory that announced one, for this year, the two before, and those to come."""
    first = midnight(dt.date(today().year - YEARS_SHOWN + 1, 1, 1))
    by_territory: dict[Territory, list[Plenary]] = {}
    for plenary in Plenary.objects.told().filter(begins__gte=first).order_by("-begins", "pk"):
        by_territory.setdefault(plenary.structure.territory, []).append(plenary)
    names = sorted(by_territory, key=lambda one: (one.name, one.pk))
    return [Calendar(territory, _years(by_territory[territory])) for territory in names]


def _years(plenaries: list[Plenary]) -> list[YearShown]:
    days = {plenary: in_paris(plenary.day).date() for plenary in plenaries}
    found = years((day for plenary, day in days.items() if not plenary.is_cancelled), today=today())
    return [
        YearShown(year, say_year(year), [one for one in plenaries if days[one].year == year.number]) for year in found
    ]


def say_year(year: Year) -> str:
    """Whether the law's four were held, in one sentence."""
    held = ngettext("%(n)s tenue", "%(n)s tenues", len(year.held)) % {"n": len(year.held)}
    said = _("4 plénières par an au moins : %(held)s sur %(needed)s") % {"held": held, "needed": A_YEAR}
    if year.coming:
        said += _(", la prochaine le %(day)s") % {"day": say_day(year.coming[0])}
    if year.number == today().year and year.to_plan:
        left = ngettext("Il en reste %(n)s à prévoir.", "Il en reste %(n)s à prévoir.", year.to_plan)
        return f"{said}. {left % {'n': year.to_plan}}"
    return f"{said}."


def say_attendance(attendance: Attendance) -> str:
    """« 37 personnes sont venues, dont 28 personnes concernées. Il en faut 2 sur 3 : c’est le cas. »"""
    came = ngettext("%(total)s personne est venue", "%(total)s personnes sont venues", attendance.total)
    concerned = ngettext(
        "dont %(concerned)s personne concernée", "dont %(concerned)s personnes concernées", attendance.concerned
    )
    met = (
        _("Il en faut 2 sur 3 : c’est le cas.")
        if enough(attendance.concerned, attendance.total)
        else _("Il en faut 2 sur 3 : ce n’est pas le cas.")
    )
    counted = {"total": attendance.total, "concerned": attendance.concerned}
    return f"{came % counted}, {concerned % counted}. {met}"


@dataclass(frozen=True)
class Prepared:
    """A plenary that a consultation prepares: in words, and where one reads more."""

    said: str
    href: str
    is_cancelled: bool


def plenaries_of(consultation: Consultation) -> list[Prepared]:
    """Those to come, and those that were cancelled: who was to answer there has to know it."""
    found = consultation.plenaries.told().filter(ends__gt=now()).order_by("begins", "pk")
    return [
        Prepared(
            (
                _("La plénière du %(day)s est annulée.")
                if one.is_cancelled
                else _("Cette consultation prépare la plénière du %(day)s.")
            )
            % {"day": say_day(one.day)},
            reverse("consultations:plenary", args=[one.pk]),
            one.is_cancelled,
        )
        for one in found
    ]


@dataclass(frozen=True)
class TopicShown:
    """A theme as everybody reads it. supports: in words; below five people it says no number."""

    topic: Topic
    supports: str
    mine: bool

    @property
    def hands_said(self) -> str:
        """What the room saw is shown whole."""
        if self.topic.hands is None:
            return ""
        said = ngettext("%(n)s main levée dans la salle", "%(n)s mains levées dans la salle", self.topic.hands)
        return said % {"n": self.topic.hands}


@dataclass(frozen=True)
class PlenaryShown:
    """One plenary. chosen: the themes of the day; topics: the others; left: how many more themes she may support."""

    plenary: Plenary
    when: str
    attendance: str
    chosen: list[TopicShown]
    topics: list[TopicShown]
    left: int
    mine: list[Topic]

    @property
    def agenda(self) -> list[str]:
        return [line for line in self.plenary.agenda.splitlines() if line.strip()] if self.plenary.agenda_at else []


def show_plenary(plenary: Plenary, user: Viewer) -> PlenaryShown:
    topics = list(plenary.topics.published())
    counts = Counter(TopicSupport.objects.filter(plenary=plenary).values_list("topic", flat=True))
    supported = set(TopicSupport.objects.filter(plenary=plenary, user=user.pk).values_list("topic", flat=True))
    shown = [TopicShown(topic, say_supports(counts[topic.pk]), topic.pk in supported) for topic in topics]
    counted = getattr(plenary, "attendance", None)
    hers = Topic.objects.filter(plenary=plenary, author=user.pk, author__isnull=False).select_related("review")
    return PlenaryShown(
        plenary=plenary,
        when=say_moment(plenary),
        attendance=say_attendance(counted) if counted else "",
        chosen=[one for one in shown if one.topic.chosen_at],
        topics=[one for one in shown if not one.topic.chosen_at],
        left=MOST_SUPPORTS - len(supported),
        mine=[topic for topic in hers.order_by("created_at", "pk") if not topic.review.is_published],
    )


def say_moment(plenary: Plenary) -> str:
    """« jeudi 15 octobre, de 14 h à 16 h 30 »"""
    return say_span(*plenary.span)


def say_supports(people: int) -> str:
    """« 12 personnes »; of fewer than five, no number: it would nearly say who."""
    if people < FEWEST_SHOWN:
        return _("Moins de 5 personnes pour le moment")
    return ngettext("%(n)s personne", "%(n)s personnes", people) % {"n": people}


def count_supports(topic: Topic) -> int:
    return TopicSupport.objects.filter(topic=topic).count()


def free_sessions(structures: set[UUID]):
    """The coming sessions of these structures' workshops that are no plenary yet."""
    found = Session.objects.filter(workshop__structure__in=structures, starts_at__gt=now(), plenary=None)
    return found.select_related("workshop").order_by("starts_at", "pk")


def next_plenary(limit: int = 1) -> list[Plenary]:
    """The ones to come, soonest first, for other pages."""
    return list(Plenary.objects.coming()[:limit])


def minutes_pdf(plenary: Plenary, *, easy: bool) -> bytes:
    """The minutes on paper, in large type. Raises NoPdf."""
    words = plenary.minutes_easy if easy and plenary.minutes_easy else plenary.minutes
    counted = getattr(plenary, "attendance", None)
    context = {
        "plenary": plenary,
        "when": say_moment(plenary),
        "attendance": say_attendance(counted) if counted else "",
        "words": words,
    }
    page = render_to_string("consultations/plenaries/minutes_paper.html", context)
    try:
        return tagged_pdf(page, render_to_string("consultations/following/paper.css"))
    except CannotPrint as error:
        raise NoPdf from error


def questions_of(questionnaire: Questionnaire) -> list[str]:
    """What it asks, in its first language, in order."""
    form = questionnaire.form
    return [label(form, question.words) for question in form.asked]


def approval_of(questionnaire: Questionnaire | None) -> Approval | None:
    return Approval.objects.filter(questionnaire=questionnaire).first() if questionnaire else None
