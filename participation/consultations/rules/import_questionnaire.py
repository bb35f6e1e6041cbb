"""Take a questionnaire that was read from a spreadsheet: whole, or not at all."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kit.refusals import Refusal
from participation.consultations.engine.building import fingerprint
from participation.consultations.engine.form import Form
from participation.consultations.models import Questionnaire
from participation.people.models import User

from .create_consultation import create_consultation
from .preparing import ChangedMeanwhile, keep, prepared

LONGEST_TITLE = 120


class NothingTaken(Refusal):
    """No question of the spreadsheet could be taken."""

    sentence = _("Aucune question n’a pu être prise. Rien n’est enregistré.")


@transaction.atomic
def import_questionnaire(consultation_id: UUID, *, form: Form, seen: str, by: User) -> Questionnaire:
    """Over the version that is being prepared. seen: the fingerprint of the one that it takes the place of.

    Raises NotAllowed, NothingTaken, VersionInUse, ChangedMeanwhile.
    """
    version = prepared(consultation_id, by=by)
    if fingerprint(version.form) != seen:
        raise ChangedMeanwhile
    if not form.questions:
        raise NothingTaken
    return keep(version, form, by=by)


@transaction.atomic
def import_consultation(structure_id: UUID, *, form: Form, title: str, by: User | None) -> Questionnaire:
    """As a new consultation, in preparation. title: where the spreadsheet has none. by: None for a command.

    Raises NotAllowed, NothingTaken.
    """
    if not form.questions:
        raise NothingTaken
    named = " ".join((form.title or title).split())[:LONGEST_TITLE]
    consultation = create_consultation(structure_id, title=named, form=form, by=by)
    return consultation.questionnaires.get()
