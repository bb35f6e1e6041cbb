"""Ask a new version of the questionnaire: whoever begins from now on answers it; who has begun goes on with hers."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from kit.refusals import require
from kit.time import now
from participation.consultations.engine.form import Form
from participation.consultations.engine.life import BEFORE
from participation.consultations.models import Consultation, Questionnaire
from participation.consultations.permissions import can_manage
from participation.people.models import User

from .open_consultation import NotReady, ready_version


@transaction.atomic
def write_version(consultation_id: UUID, form: Form, *, by: User) -> Questionnaire:
    """Write the whole questionnaire: over the version that is being prepared, or as a new one where the last is already
    asked. Raises NotAllowed."""
    consultation = Consultation.objects.lock(consultation_id)
    require(can_manage(by, consultation))
    last = consultation.questionnaires.order_by("-number").first()
    if last is not None and last.in_use_at is None and Questionnaire.objects.write(last.pk, form):
        return Questionnaire.objects.get(pk=last.pk)
    version = Questionnaire(consultation=consultation, number=last.number + 1 if last else 1)
    version.write(form)
    version.save()
    return version


@transaction.atomic
def use_version(consultation_id: UUID, *, by: User) -> Questionnaire:
    """Raises NotAllowed; NotReady when there is no newer version, or it has a fault; FilesMissing."""
    consultation = Consultation.objects.lock(consultation_id)
    require(can_manage(by, consultation))
    version = consultation.questionnaires.order_by("-number").first()
    if consultation.state in BEFORE or consultation.is_finished or version is None or version.in_use_at:
        raise NotReady
    version = ready_version(consultation)
    Questionnaire.objects.filter(pk=version.pk).update(in_use_at=now())
    return Questionnaire.objects.get(pk=version.pk)
