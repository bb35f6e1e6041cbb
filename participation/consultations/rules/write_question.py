"""Write a question of a questionnaire that is being prepared: a new one at the end, or over one that is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Literal, NamedTuple
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kit.refusals import Refusal
from participation.consultations.engine.building import digest, label_of, name_from, put, under
from participation.consultations.engine.form import Form, Question, Words
from participation.consultations.models import QuestionFile, Questionnaire
from participation.people.models import User
from participation.plans.models import Receipt

from .preparing import AlreadyChanged, keep, prepared

MOST_QUESTIONS = 100
Place = tuple[str, Literal["image", "audio"]]
"""(language, which field of its words)."""


class Sent(NamedTuple):
    """A file that was looked at: what it holds, and the ending that says what it is."""

    content: bytes
    ending: str


class TooManyQuestions(Refusal):
    sentence = _("Il y a 100 questions. C’est trop pour une personne. Enlevez-en une d’abord.")


@transaction.atomic
def write_question(
    consultation_id: UUID,
    question: Question,
    *,
    heading: str = "",
    headings: Mapping[str, str] = MappingProxyType({}),
    over: str = "",
    seen: str = "",
    files: Mapping[Place, Sent | None] | None = None,
    key: UUID,
    by: User,
) -> Question:
    """over: the name of the question that changes, "" for a new one, which gets a name; seen: its digest on the page.
    headings: the heading in the other languages.
    files: what was sent for each language, as it was checked; None takes away what was there.

    Raises NotAllowed, VersionInUse, AlreadyChanged, TooManyQuestions, KeyUsedElsewhere.
    """
    version = prepared(consultation_id, by=by)
    form = version.form
    if not Receipt.objects.is_new(key, author=by, target=version.pk):
        return question
    was = ""
    if over:
        was = unchanged_since(form, over, seen).group
    elif len(form.questions) >= MOST_QUESTIONS:
        raise TooManyQuestions
    name = over or name_from(label_of(form, question.words), {*_names(form)})
    question = _with_files(version, replace(question, name=name), files or {})
    form, question = under(form, question, heading, headings, was=was)
    keep(version, put(form, question, over=over), by=by)
    return question


def unchanged_since(form: Form, name: str, seen: str) -> Question:
    """The question, as the page showed it. Raises AlreadyChanged."""
    found = next((one for one in form.questions if one.name == name), None)
    if found is None or digest(found) != seen:
        raise AlreadyChanged
    return found


def _names(form: Form) -> list[str]:
    return [*(one.name for one in form.questions), *(group.name for group in form.groups)]


def _with_files(version: Questionnaire, question: Question, files: Mapping[Place, Sent | None]) -> Question:
    words = dict(question.words)
    for (language, field), sent in files.items():
        name = _keep_file(version, f"{question.name}-{language}", sent) if sent else ""
        words[language] = replace(words.get(language, Words()), **{field: name})
    return replace(question, words=words)


def _keep_file(version: Questionnaire, stem: str, sent: Sent) -> str:
    """Under a name of its own: another version may still show what was there before."""
    taken = {*version.files.values_list("name", flat=True)}
    number, name = 1, f"{stem}{sent.ending}"
    while name in taken:
        number += 1
        name = f"{stem}-{number}{sent.ending}"
    kept = QuestionFile(questionnaire=version, name=name)
    kept.file.save(name, ContentFile(sent.content), save=False)
    kept.save()
    return name
