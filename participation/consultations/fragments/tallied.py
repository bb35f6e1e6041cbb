"""The counts of a finished consultation that may be shown."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from participation.consultations.engine.form import CHOSEN, Kind, Question, Said
from participation.consultations.engine.tally import shown
from participation.consultations.models import Consultation
from participation.consultations.rules import sheets_of

from .asking import Choice, choices_of, form_of, label


@dataclass(frozen=True)
class Result:
    """One question with its counts: (choice, number of people or None when hidden); no rows when too few answered."""

    text: str
    is_statement: bool
    rows: list[tuple[Choice, int | None]]


def results(consultation: Consultation) -> list[Result]:
    """The counts that may be shown, question by question, of the last version."""
    form = form_of(consultation, None)
    counts: dict[str, Counter] = {one.name: Counter() for one in form.asked if one.kind in CHOSEN}
    for sheet in sheets_of(consultation):
        for name in counts.keys() & sheet.content.keys():
            answer = sheet.content[name]
            counts[name].update(answer.get("v") or [answer.get("s")])
    return [_result(form.question(name), form, counts[name], consultation.k_min) for name in counts]


def _result(question: Question, form, counts: Counter, k_min: int) -> Result:
    choices = [one for one in choices_of(form, question) if one.value != Said.UNWILLING]
    visible = shown({choice.value: counts[choice.value] for choice in choices}, k_min)
    rows = [(choice, visible[choice.value]) for choice in choices] if visible else []
    return Result(label(form, question.words), question.kind is Kind.STATEMENT, rows)
