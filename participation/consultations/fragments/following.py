"""What became of people's word, for everybody: recommendations with their evidence, replies and what followed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.template.loader import render_to_string

from kit.printing import CannotPrint, tagged_pdf
from participation.consultations.engine.form import Form
from participation.consultations.models import Consultation, Contribution, Recommendation, Theme

from .asking import form_of, label
from .cards import NoPdf

QUOTES = 3
"""How many messages one recommendation quotes; the others are counted."""


@dataclass(frozen=True)
class Followed:
    """One recommendation. quotes: words of messages that were published; others: how many more; questions: in words."""

    row: Recommendation
    quotes: list[str]
    others: int
    questions: list[str]


def followed(consultation: Consultation) -> list[Followed]:
    """Those that were handed over."""
    form = form_of(consultation, None)
    rows = Recommendation.objects.handed().filter(consultation=consultation).told().order_by("number")
    return [_followed(row, form) for row in rows]


def followed_one(row: Recommendation) -> Followed:
    """row: of `told()`."""
    return _followed(row, form_of(row.consultation, None))


def followed_many(rows: Iterable[Recommendation]) -> list[Followed]:
    return [followed_one(row) for row in rows]


def _followed(row: Recommendation, form: Form) -> Followed:
    known = {one.name: one for one in form.asked}
    asked = [label(form, known[name].words) for name in row.questions if name in known]
    texts = [card.text for card in sorted(row.cards.all(), key=lambda card: card.number) if card.is_readable]
    return Followed(row, texts[:QUOTES], max(0, len(texts) - QUOTES), asked)


@dataclass(frozen=True)
class Became:
    """One message of a receipt: its themes once they are known, and the recommendations that rest on it."""

    contribution: Contribution
    themes: list[str]
    recommendations: list[Recommendation]


def became(contribution: Contribution) -> Became:
    card = getattr(contribution, "card", None)
    ends = card.outcome() if card else None
    themes = Theme.objects.filter(pk__in=ends or ()).order_by("number")
    found = Recommendation.objects.handed().filter(consultation=contribution.consultation_id).told()
    used = [
        row
        for row in found
        if (card and card.pk in {one.pk for one in row.cards.all()})
        or {one.stands_for for one in row.themes.all()} & set(ends or ())
    ]
    return Became(contribution, [theme.name for theme in themes], used)


def booklet_pdf(consultation: Consultation, *, easy: bool) -> bytes:
    """The recommendations as a booklet, A4, large type. Raises NoPdf."""
    context = {"consultation": consultation, "recommendations": followed(consultation), "easy": easy}
    return _pdf("consultations/following/booklet_paper.html", context)


def _pdf(template: str, context: dict[str, object]) -> bytes:
    try:
        return tagged_pdf(render_to_string(template, context), render_to_string("consultations/following/paper.css"))
    except CannotPrint as error:
        raise NoPdf from error
