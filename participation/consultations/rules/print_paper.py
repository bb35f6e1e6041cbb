"""Give numbers to sheets of paper that are going to be printed."""

from uuid import UUID

from django.db import transaction

from journal.rules import record
from kit.refusals import require
from participation.consultations.events import PaperNumbered
from participation.consultations.models import MOST_AT_ONCE, Consultation, PaperSheet, Questionnaire
from participation.consultations.permissions import can_enter_for
from participation.people.models import User

from .speaking import ConsultationClosed


@transaction.atomic
def print_paper(consultation_id: UUID, *, count: int, language: str = "", by: User) -> list[PaperSheet]:
    """The new sheets, of the version in use, which does not change any more from then on: it is on paper.

    count: 1 to MOST_AT_ONCE; language: one of the questionnaire, "" for its first. Raises NotAllowed,
    ConsultationClosed.
    """
    consultation = Consultation.objects.lock(consultation_id)
    require(can_enter_for(by, consultation))
    version = consultation.questionnaire_in_use()
    if version is None or not consultation.is_open:
        raise ConsultationClosed
    Questionnaire.objects.freeze(version.pk)
    count = max(1, min(count, MOST_AT_ONCE))
    language = language if language in version.form.languages[1:] else ""
    sheets = PaperSheet.objects.number(consultation, version=version.number, language=language, count=count)
    numbered = PaperNumbered(consultation=consultation.pk, first=sheets[0].number, last=sheets[-1].number)
    record(numbered, by=by.pk)
    return sheets
