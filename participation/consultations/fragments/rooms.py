"""What was said by raising hands: each room apart, whole, once the consultation is over; added to nothing.

In an anonymous consultation too. A hand is raised before everybody: there is nothing in it to protect, and to hide the
small numbers of a room that saw them would only make its page wrong. What was answered one by one is protected as
before, since no figure of it is made with these.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from kit.time import say_day
from participation.consultations.engine.form import Form, Question
from participation.consultations.engine.hands import Asked, Raised, answers_in_room, counted_by_hand
from participation.consultations.models import Consultation, Contribution, GroupCount, Questionnaire, chain_of
from participation.people.engine.takeaway import Column, Sheet

from .asking import label
from .results import Chart, answers_in_words, chart_of


@dataclass(frozen=True)
class RoomShown:
    """One room. dissent: of the first count and of each correction; quotes: those that somebody has read; corrected:
    the day of the last correction, "" without. withdrawn: why its figures are not shown any more, "" while they are."""

    id: str
    title: str
    headcount: int
    charts: list[Chart]
    dissent: list[str]
    quotes: list[str]
    corrected: str
    withdrawn: str = ""


def counts_in_rooms(consultation: Consultation) -> list[RoomShown]:
    """Nothing while one may still answer: what a room said would tell the next what to say."""
    if not consultation.is_finished:
        return []
    found = list(GroupCount.objects.filter(consultation=consultation).told())
    if not found:
        return []
    known = {one.pk: one for one in found}
    forms = {one.number: one.form for one in Questionnaire.objects.filter(consultation=consultation)}
    quotes = _quotes(consultation)
    replaced = {one.replaces_id for one in found}
    standing = [one for one in found if one.pk not in replaced]
    return [
        _shown(place, chain_of(one, known), forms[one.version], quotes) for place, one in enumerate(standing, start=1)
    ]


def drawing_of(rooms: list[RoomShown]) -> str:
    """Names what is drawn: the same for as long as they say the same."""
    return hashlib.sha256(repr(rooms).encode()).hexdigest()


def sheet_of_rooms(consultation: Consultation) -> Sheet:
    """The same figures, to take along: one row for each count. Never in the table of the other answers."""
    columns = [
        Column("groupe", _("Groupe")),
        Column("ou", _("Jour et lieu")),
        Column("personnes", _("Personnes dans la salle")),
        Column("question", _("Question")),
        Column("reponse", _("Réponse")),
        Column("mains", _("Mains levées")),
    ]
    rooms = counts_in_rooms(consultation)
    rows = [
        (place, room.title, room.headcount, chart.title, row.text, row.counts[0].number)
        for place, room in enumerate(rooms, start=1)
        for chart in room.charts
        for row in chart.rows
    ]
    rows += [
        (place, room.title, room.headcount, _("Qui a vu les choses autrement"), text, "")
        for place, room in enumerate(rooms, start=1)
        for text in room.dissent
    ]
    return Sheet("en-salle", _("En salle"), columns, rows)


def rooms_entered(consultation: Consultation) -> list[GroupCount]:
    """Those that stand, for the team: before the last day too."""
    return list(GroupCount.objects.filter(consultation=consultation).standing().told())


def dissent_of(count: GroupCount) -> list[str]:
    """Who saw it otherwise, in the words of the first count and of each correction."""
    known = {one.pk: one for one in GroupCount.objects.filter(consultation=count.consultation_id)}
    return [one.dissent for one in chain_of(count, known) if one.dissent]


def last_count(count: GroupCount) -> GroupCount:
    """The one that stands: it, or the last that replaced it."""
    found = count
    while later := GroupCount.objects.filter(replaces=found).first():
        found = later
    return found


def heard_in(count: GroupCount) -> list[str]:
    """What was written down of what was said there, since the first count."""
    known = {one.pk: one for one in GroupCount.objects.filter(consultation=count.consultation_id)}
    found = Contribution.objects.filter(room__in=chain_of(count, known))
    return list(found.values_list("text", flat=True))


def asked_in_room(form: Form) -> list[Asked]:
    """The questions that one raises one's hand for."""
    return [
        Asked(one, number, label(form, one.words), _answers(form, one))
        for number, one in enumerate(form.asked, start=1)
        if counted_by_hand(one)
    ]


def room_title(count: GroupCount) -> str:
    """« Jeudi 12 novembre 2026, Mairie annexe »"""
    day = say_day(count.day)
    return _("%(day)s, %(where)s") % {"day": day[:1].upper() + day[1:], "where": count.place}


def _answers(form: Form, question: Question) -> list[tuple[str, str]]:
    texts = answers_in_words(form, question)
    return [(name, texts[name]) for name in answers_in_room(question)]


def _shown(place: int, chain: list[GroupCount], form: Form, quotes: dict[UUID | None, list[str]]) -> RoomShown:
    last, name = chain[-1], f"salle-{place}"
    return RoomShown(
        id=name,
        title=room_title(last),
        headcount=last.headcount,
        charts=[] if last.is_withdrawn else _charts(name, last, form),
        dissent=[one.dissent for one in chain if one.dissent],
        quotes=[] if last.is_withdrawn else [text for one in chain for text in quotes.get(one.pk, ())],
        corrected=say_day(last.entered_at) if len(chain) > 1 else "",
        withdrawn=last.withdrawal.why if last.is_withdrawn else "",
    )


def _charts(name: str, count: GroupCount, form: Form) -> list[Chart]:
    raised: Raised = count.raised
    found = []
    for asked in asked_in_room(form):
        counts = raised.get(asked.question.name, {})
        rows = [(answer, counts[answer]) for answer, _text in asked.answers if answer in counts]
        if rows:
            title = f"{asked.number}. {asked.text}"
            about, texts = room_title(count), dict(asked.answers)
            found.append(chart_of(f"{name}-q{asked.number}", title, about, rows, texts, None, count.headcount))
    return found


def _quotes(consultation: Consultation) -> dict[UUID | None, list[str]]:
    found: dict[UUID | None, list[str]] = {}
    heard = Contribution.objects.filter(consultation=consultation, room__isnull=False).published()
    for room, text in heard.values_list("room", "review__published_text"):
        found.setdefault(room, []).append(text)
    return found
