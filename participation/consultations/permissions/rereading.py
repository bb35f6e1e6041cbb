"""Who reads the questions, as they will be asked, before anybody is asked."""

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from participation.consultations.models import Consultation, Questionnaire, State
from participation.people.permissions import TEAM, allows, structures_of, structures_where, ties_to_structure

from .entering import ENTER, ties_to_whoever

if TYPE_CHECKING:
    from .speaking import Viewer

REREAD_IN = (State.REVIEW, State.OPEN)
MOST_TO_REREAD = 20
"""Questionnaires that one page offers."""


def can_reread(user: "Viewer", consultation: Consultation) -> bool:
    """The committee of its territory, and the colleagues who will write down what people answer."""
    if consultation.state not in REREAD_IN or consultation.is_finished:
        return False
    of_committee = allows("committee.code", ties_to_structure(user, consultation.structure_id))
    return of_committee or allows(ENTER, ties_to_whoever(user, consultation))


def rereadable_questionnaires(user: "Viewer") -> list[Questionnaire]:
    """The newest version of each consultation that `can_reread` allows, while nobody is asked it yet."""
    if not user.is_authenticated or not user.is_active:
        return []
    around = {*structures_where(user, "committee.code"), *structures_of(user, *TEAM)}
    newer = Questionnaire.objects.filter(consultation=OuterRef("consultation"), number__gt=OuterRef("number"))
    found = Questionnaire.objects.filter(consultation__structure__in=around, consultation__state__in=REREAD_IN)
    waiting = found.filter(~Exists(newer), in_use_at=None).select_related("consultation__structure")
    shown = waiting.order_by("consultation__opens_at", "pk")[:MOST_TO_REREAD]
    return [one for one in shown if can_reread(user, one.consultation)]
