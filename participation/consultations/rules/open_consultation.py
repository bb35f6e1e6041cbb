"""Move a consultation before it is answered: ask for a rereading, take it back, open it."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import Refusal, Stale, require
from kit.time import now
from participation.consultations.engine import keyring
from participation.consultations.engine.building import files_in
from participation.consultations.engine.form import faults
from participation.consultations.engine.life import Act, after
from participation.consultations.events import ConsultationMoved
from participation.consultations.models import Consultation, Questionnaire, State
from participation.consultations.permissions import can_manage
from participation.people.models import User

from .tie_to_plenary import require_seats


class NotReady(Refusal):
    """Something is missing before it can be opened."""

    sentence = _("Il manque des questions, ou une question est à corriger. Regardez le questionnaire.")


class NoQuestions(Refusal):
    sentence = _("Écrivez d’abord les questions. Personne ne peut relire une page vide.")


class FilesMissing(Refusal):
    """A question calls a picture or a recording that nobody has sent."""

    sentence = _("Il manque des images ou des enregistrements. Envoyez-les d’abord.")


class AlreadyBegun(Stale):
    sentence = _("Elle a commencé : des personnes la lisent. Vous pouvez préparer une nouvelle version des questions.")


class NoDates(Refusal):
    sentence = _("Dites quel jour la consultation ouvre, et quel jour elle ferme. Le dernier jour est à venir.")


@transaction.atomic
def ask_review(consultation_id: UUID, *, by: User) -> Consultation:
    """Show its questions to the committee and to colleagues. Raises NotAllowed, NotNow, NoQuestions."""
    consultation = Consultation.objects.lock(consultation_id)
    require(can_manage(by, consultation))
    state = after(consultation.state, Act.ASK_REVIEW)
    version = consultation.questionnaires.order_by("-number").first()
    if version is None or not version.form.questions:
        raise NoQuestions
    return _settle(consultation, state, by=by)


@transaction.atomic
def take_back(consultation_id: UUID, *, by: User) -> Consultation:
    """Change the questions again, and what it promises; before its first day.

    Raises NotAllowed, NotNow, AlreadyBegun.
    """
    consultation = Consultation.objects.lock(consultation_id)
    require(can_manage(by, consultation))
    state = after(consultation.state, Act.TAKE_BACK)
    if not consultation.is_before and consultation.has_begun:
        raise AlreadyBegun
    consultation.questionnaires.filter(frozen_at=None).update(in_use_at=None)
    return _settle(consultation, state, by=by)


@transaction.atomic
def open_consultation(consultation_id: UUID, *, by: User) -> Consultation:
    """From its first day on it takes answers. Its key is made, and what was promised about the answers is fixed.

    Raises NotAllowed, NotNow, NoDates, NoPlenary, NotReady, FilesMissing.
    """
    consultation = Consultation.objects.lock(consultation_id)
    require(can_manage(by, consultation))
    after(consultation.state, Act.OPEN)
    if consultation.closes_at is None or consultation.closes_at <= now():
        raise NoDates
    require_seats(consultation)
    version = ready_version(consultation)
    Questionnaire.objects.filter(pk=version.pk).update(in_use_at=now())
    keyring.make(settings.KEYS_DIR, consultation.pk)
    return _settle(consultation, State.OPEN, by=by)


def ready_version(consultation: Consultation) -> Questionnaire:
    """The newest version, when it can be asked. Raises NotReady, FilesMissing."""
    version = consultation.questionnaires.order_by("-number").first()
    if version is None or faults(version.form):
        raise NotReady
    if files_in(version.form) - set(version.files.values_list("name", flat=True)):
        raise FilesMissing
    return version


def _settle(consultation: Consultation, state: str, *, by: User) -> Consultation:
    consultation.state = state
    consultation.save(update_fields=["state"])
    record(ConsultationMoved(consultation=consultation.pk, state=state), by=by.pk)
    return consultation
