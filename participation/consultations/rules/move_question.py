"""Put a question one place earlier or later."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kit.refusals import Refusal
from participation.consultations.engine.building import broken_by, moved
from participation.consultations.models import Questionnaire
from participation.people.models import User

from .preparing import keep, prepared
from .write_question import unchanged_since


class CannotMove(Refusal):
    """A condition would speak of a question that comes later."""

    sentence = _(
        "Cette question dépend d’une autre, ou une autre dépend d’elle. Elle ne peut pas passer de l’autre côté."
    )


@transaction.atomic
def move_question(consultation_id: UUID, name: str, *, up: bool, place: int, seen: str, by: User) -> Questionnaire:
    """place: where it was on the page, from 1; asked twice from the same place it moves once.

    Raises NotAllowed, VersionInUse, AlreadyChanged, CannotMove.
    """
    version = prepared(consultation_id, by=by)
    form = version.form
    question = unchanged_since(form, name, seen)
    if form.questions.index(question) + 1 != place:
        return version
    after = moved(form, name, by=-1 if up else 1)
    if broken_by(after, form):
        raise CannotMove
    return keep(version, after, by=by)
