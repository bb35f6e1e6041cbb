"""Send a picture or a recording that the questions of a spreadsheet call by its name."""

from __future__ import annotations

from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction

from journal.rules import record
from participation.consultations.engine.building import files_in
from participation.consultations.events import QuestionnaireChanged
from participation.consultations.models import QuestionFile
from participation.people.models import User

from .preparing import AlreadyChanged, prepared
from .write_question import Sent


@transaction.atomic
def send_file(consultation_id: UUID, *, name: str, sent: Sent, by: User) -> QuestionFile:
    """name: as the questions call it, whatever the file was called elsewhere. Sent twice, the last one counts.

    Raises NotAllowed, VersionInUse; AlreadyChanged when no question calls it any more.
    """
    version = prepared(consultation_id, by=by)
    if name not in files_in(version.form):
        raise AlreadyChanged
    kept = version.files.filter(name=name).first() or QuestionFile(questionnaire=version, name=name)
    kept.file.save(f"{version.pk}{sent.ending}", ContentFile(sent.content), save=False)
    kept.save()
    record(QuestionnaireChanged(consultation=consultation_id, questionnaire=version.pk), by=by.pk)
    return kept
