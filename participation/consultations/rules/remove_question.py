"""Take a question away."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kit.refusals import Refusal
from participation.consultations.engine.building import broken_by, without
from participation.consultations.models import Questionnaire
from participation.people.models import User

from .preparing import keep, prepared
from .write_question import unchanged_since


class OthersDepend(Refusal):
    """Another question is only asked after it."""

    sentence = _("Une autre question dépend de celle-ci. Changez d’abord sa condition.")


@transaction.atomic
def remove_question(consultation_id: UUID, name: str, *, seen: str, by: User) -> Questionnaire:
    """Raises NotAllowed, VersionInUse, AlreadyChanged, OthersDepend."""
    version = prepared(consultation_id, by=by)
    unchanged_since(version.form, name, seen)
    after = without(version.form, name)
    if any(fault.question for fault in broken_by(after, version.form)):
        raise OthersDepend
    return keep(version, after, by=by)
