"""Answers beside the names of those who gave them, where that was promised."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from journal.models import Channel
from participation.consultations.engine.form import Form
from participation.consultations.models import Consultation, Contribution, KeptSheet

from .asking import label, say_answer


@dataclass(frozen=True)
class NamedAnswer:
    text: str
    said: str


@dataclass(frozen=True)
class NamedSheet:
    """name: "" for somebody without an account. how: by which way, "" for alone. words: her published texts."""

    name: str
    how: str
    answers: Sequence[NamedAnswer]
    words: Sequence[str]


def kept_sheets(consultation: Consultation) -> QuerySet[KeptSheet]:
    """By name; those without one last."""
    return consultation.kept_sheets.select_related("user").order_by("user__name", "pk")


def named_sheets(consultation: Consultation, sheets: Iterable[KeptSheet]) -> list[NamedSheet]:
    """The texts are those that everybody may read: whoever moderates the others does not see whose they are."""
    shown = list(sheets)
    forms = {one.number: one.form for one in consultation.questionnaires.all()}
    words: dict[object, list[str]] = {}
    hers = Contribution.objects.filter(consultation=consultation, author__in=[one.user_id for one in shown])
    for one in hers.published():
        words.setdefault(one.author_id, []).append(one.review.published_text)
    return [
        NamedSheet(
            name=one.user.get_full_name() if one.user else "",
            how="" if one.channel == Channel.SELF else str(Channel(one.channel).label),
            answers=_answers(forms[one.questionnaire], one),
            words=words.get(one.user_id, []) if one.user_id else [],
        )
        for one in shown
    ]


def _answers(form: Form, sheet: KeptSheet) -> list[NamedAnswer]:
    return [
        NamedAnswer(label(form, one.words), say_answer(form, one, sheet.content[one.name]))
        for one in form.asked
        if one.name in sheet.content
    ]
