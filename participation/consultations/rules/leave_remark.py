"""Say something of the questions to who prepares them, before anybody is asked."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.once import said_once
from kit.refusals import NotAllowed, Stale, require
from participation.consultations.events import RemarkLeft
from participation.consultations.models import Consultation, Questionnaire, Remark
from participation.consultations.permissions import can_reread
from participation.people.models import User


class QuestionGone(Stale):
    sentence = _("Cette question vient d’être enlevée. Choisissez une autre question, ou toutes les questions.")


@transaction.atomic
def leave_remark(questionnaire_id: UUID, *, question: str, text: str, key: UUID, by: User) -> Remark:
    """question: its name; "" for all of them. The same key and words twice are one remark.

    Raises NotAllowed, QuestionGone.
    """
    found = Questionnaire.objects.filter(pk=questionnaire_id).first()
    if found is None:
        raise NotAllowed
    consultation = Consultation.objects.lock(found.consultation_id)
    require(can_reread(by, consultation))
    key = said_once(key, question, text)
    if earlier := Remark.objects.filter(author=by, key=key).first():
        return earlier
    version = Questionnaire.objects.get(pk=questionnaire_id)
    if question and question not in {one.name for one in version.form.questions}:
        raise QuestionGone
    remark = version.remarks.create(question=question, text=text, key=key, author=by)
    record(RemarkLeft(consultation=consultation.pk, questionnaire=version.pk, remark=remark.pk), by=by.pk)
    return remark
