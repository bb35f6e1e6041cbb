"""Choose in which languages a questionnaire is read; « FALC » is one of them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kit.refusals import Refusal
from participation.consultations.engine.building import in_languages
from participation.consultations.models import Questionnaire
from participation.people.models import User

from .preparing import ChangedMeanwhile, keep, prepared


class NoLanguage(Refusal):
    sentence = _("Il faut au moins une langue.")


@transaction.atomic
def set_languages(consultation_id: UUID, *, languages: Sequence[str], seen: Sequence[str], by: User) -> Questionnaire:
    """languages: codes, the one shown first in front. What was said in one that is left out is gone. seen: those that
    the page showed.

    Raises NotAllowed, NoLanguage, VersionInUse, ChangedMeanwhile.
    """
    version = prepared(consultation_id, by=by)
    if list(version.form.languages) != list(seen):
        raise ChangedMeanwhile
    if not languages:
        raise NoLanguage
    return keep(version, in_languages(version.form, languages), by=by)
