"""Prepare a new version of questions that are already asked."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from journal.rules import record
from kit.refusals import require
from participation.consultations.engine.life import NotNow
from participation.consultations.events import QuestionnaireChanged
from participation.consultations.models import Consultation, QuestionFile, Questionnaire, Rereading
from participation.consultations.permissions import can_manage
from participation.people.models import User


@transaction.atomic
def new_version(consultation_id: UUID, *, by: User) -> Questionnaire:
    """The same questions, pictures, recordings and rereadings, to be changed; the one there is, when there is one.

    Raises NotAllowed; NotNow once it is finished.
    """
    consultation = Consultation.objects.lock(consultation_id)
    require(can_manage(by, consultation))
    if consultation.is_finished:
        raise NotNow
    last = consultation.questionnaires.order_by("-number").first()
    if last is None or last.in_use_at is None:
        return last or Questionnaire.objects.create(consultation=consultation)
    version = Questionnaire.objects.create(consultation=consultation, number=last.number + 1, content=last.content)
    for one in last.files.all():
        QuestionFile.objects.create(questionnaire=version, name=one.name, file=one.file.name)
    for one in last.rereadings.all():
        Rereading.objects.create(questionnaire=version, language=one.language, on=one.on, readers=one.readers)
    record(QuestionnaireChanged(consultation=consultation.pk, questionnaire=version.pk), by=by.pk)
    return version
