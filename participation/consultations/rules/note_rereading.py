"""Note that persons concerned have reread the questions in a language."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import transaction

from journal.rules import record
from kit.refusals import require
from participation.consultations.events import QuestionnaireChanged
from participation.consultations.models import Consultation, Rereading
from participation.consultations.permissions import can_manage
from participation.people.models import User

from .preparing import AlreadyChanged


@transaction.atomic
def note_rereading(consultation_id: UUID, *, language: str, on: dt.date, readers: int, by: User) -> Rereading:
    """Of the newest version, whether it is asked already or not. The last one counts.

    Raises NotAllowed; AlreadyChanged for a language that it no longer has.
    """
    consultation = Consultation.objects.lock(consultation_id)
    require(can_manage(by, consultation))
    version = consultation.questionnaires.order_by("-number").first()
    if version is None or language not in version.form.languages:
        raise AlreadyChanged
    noted, _created = Rereading.objects.update_or_create(
        questionnaire=version, language=language, defaults={"on": on, "readers": readers}
    )
    record(QuestionnaireChanged(consultation=consultation.pk, questionnaire=version.pk), by=by.pk)
    return noted
