"""What somebody reads who rereads the questions before anybody is asked: all the words, in each language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from participation.consultations.engine.form import Form
from participation.consultations.models import Questionnaire, Remark

from .asking import choices_of, label, words
from .preparing import say_condition
from .tongues import Tongue, tongue


@dataclass(frozen=True)
class ToReread:
    """One question in one language. answers: what may be chosen; heading: "" unless it comes first under it."""

    number: int
    name: str
    text: str
    hint: str
    answers: Sequence[str]
    heading: str
    condition: str
    remarks: Sequence[Remark]


def to_reread(version: Questionnaire, language: str) -> list[ToReread]:
    form = version.form
    heads = {group.name: label(form, group.words, language) for group in form.groups}
    remarks, found, before = remarks_on(version)["remarks"], [], ""
    for number, one in enumerate(form.questions, start=1):
        said = words(form, one.words, language)
        found.append(
            ToReread(
                number=number,
                name=one.name,
                text=said.label,
                hint=said.hint,
                answers=[choice.text for choice in choices_of(form, one, language)],
                heading=heads.get(one.group, "") if one.group != before else "",
                condition=say_condition(form, one),
                remarks=[remark for remark in remarks if remark.question == one.name],
            )
        )
        before = one.group
    return found


def remarks_on(version: Questionnaire) -> dict[str, list[Remark]]:
    """Those on one question, and those on all of them or on one that is gone since."""
    if version._state.adding:
        return {"remarks": [], "remarks_of_all": []}
    names = {one.name for one in version.form.questions}
    found = list(version.remarks.select_related("author"))
    return {
        "remarks": [one for one in found if one.question in names],
        "remarks_of_all": [one for one in found if one.question not in names],
    }


def tongue_here(form: Form, language: str) -> Tongue:
    """Of the whole page, in one language."""
    return tongue(language or next(iter(form.languages), "fr"))
