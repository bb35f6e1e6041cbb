"""What every rule that prepares a questionnaire begins and ends with."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import Stale, require
from participation.consultations.engine.building import changed_languages
from participation.consultations.engine.form import Form
from participation.consultations.engine.settled import settled
from participation.consultations.events import QuestionnaireChanged
from participation.consultations.models import Approval, Consultation, Questionnaire, Rereading
from participation.consultations.permissions import can_manage
from participation.people.models import User


class VersionInUse(Stale):
    """The newest version is asked already: a change makes another one."""

    sentence = _("Ces questions sont déjà posées. Préparez une nouvelle version pour les changer.")


class AlreadyChanged(Stale):
    """Somebody else has changed, moved or removed it since the page was opened."""

    sentence = _("Quelqu’un a changé cette question pendant que vous écriviez. Regardez-la, puis recommencez.")


class ChangedMeanwhile(Stale):
    """The same, of the whole questionnaire or of what the consultation says of itself."""

    sentence = _("Quelqu’un a changé cette consultation pendant que vous écriviez. Regardez-la, puis recommencez.")


def prepared(consultation_id: UUID, *, by: User) -> Questionnaire:
    """The version that is being prepared, its consultation locked. Raises NotAllowed, VersionInUse."""
    consultation = Consultation.objects.lock(consultation_id)
    require(can_manage(by, consultation))
    last = consultation.questionnaires.order_by("-number").first()
    if last is None:
        first = Questionnaire(consultation=consultation)
        first.write(Form(consultation.title))
        first.save()
        return first
    if last.in_use_at is not None:
        raise VersionInUse
    return last


def keep(version: Questionnaire, form: Form, *, by: User) -> Questionnaire:
    """Write it down. What was reread in a language whose words have changed is to be reread; what the committee had
    approved is to be approved again. Raises VersionInUse."""
    form = settled(form)
    reread_again = changed_languages(version.form, form)
    if not Questionnaire.objects.write(version.pk, form):
        raise VersionInUse
    Rereading.objects.filter(questionnaire=version, language__in=reread_again).delete()
    if form != version.form:
        Approval.objects.filter(questionnaire=version).delete()
    record(QuestionnaireChanged(consultation=version.consultation_id, questionnaire=version.pk), by=by.pk)
    return Questionnaire.objects.get(pk=version.pk)
