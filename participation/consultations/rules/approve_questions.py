"""Write down that the committee said yes to a version of the questions."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import NotAllowed, Refusal, Stale, require
from participation.consultations.engine.canonical import fingerprint
from participation.consultations.events import QuestionsApproved
from participation.consultations.models import Approval, Consultation, Questionnaire
from participation.consultations.permissions import can_approve
from participation.people.models import User


class NotEnoughYes(Refusal):
    sentence = _("Il faut plus de mains pour que de mains contre. Sinon, parlez-en avec qui prépare les questions.")


class AlreadyApproved(Stale):
    sentence = _("Le comité a déjà approuvé ces questions.")


class QuestionsChanged(Stale):
    sentence = _("Les questions ont changé. Relisez-les ensemble, puis levez la main encore une fois.")


@transaction.atomic
def approve_questions(questionnaire_id: UUID, *, seen: str, yes: int, no: int, against: str = "", by: User) -> Approval:
    """yes, no: hands raised. against: why some said no; it stays beside. When the words change, `preparing.keep` takes
    the approval away. seen: the `fingerprint` of the words on the page.

    Raises NotAllowed, QuestionsChanged, AlreadyApproved, NotEnoughYes.
    """
    found = Questionnaire.objects.filter(pk=questionnaire_id).first()
    if found is None:
        raise NotAllowed
    consultation = Consultation.objects.lock(found.consultation_id)
    require(can_approve(by, consultation))
    questionnaire = Questionnaire.objects.get(pk=questionnaire_id)
    if earlier := Approval.objects.filter(questionnaire=questionnaire).first():
        if (earlier.yes, earlier.no, earlier.against, earlier.by_id) == (yes, no, against, by.pk):
            return earlier
        raise AlreadyApproved
    if fingerprint(questionnaire.content) != seen:
        raise QuestionsChanged
    if yes <= no:
        raise NotEnoughYes
    approval = Approval.objects.create(questionnaire=questionnaire, yes=yes, no=no, against=against, by=by)
    record(QuestionsApproved(consultation=consultation.pk, questionnaire=questionnaire.pk), by=by.pk)
    return approval
