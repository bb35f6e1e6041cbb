"""Who may write down what somebody else says: beside her, on the phone, from a sheet of paper, from a room."""

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, QuerySet

from participation.consultations.models import Consultation
from participation.people.models import Referent, User, accompanying
from participation.people.permissions import (
    Column,
    Tie,
    allows,
    persons_where,
    team_of,
    ties_to_person,
    ties_to_structure,
)

from .speaking import ids_asked, is_asked

if TYPE_CHECKING:
    from .speaking import Viewer

ENTER = "answer.enter_for"


def can_enter_for(user: "Viewer", consultation: Consultation, person: User | None = None) -> bool:
    """Whether `user` may enter what this person says; None: what people say whom nobody knows."""
    if not consultation.is_announced:
        return False
    if person is None:
        return allows(ENTER, ties_to_whoever(user, consultation))
    if person.pk == user.pk or not person.is_active:
        return False
    return is_asked(consultation, person) and allows(ENTER, ties_to_person(user, person))


def persons_to_enter_for(user: "Viewer", consultation: Consultation) -> QuerySet[User]:
    """Those whom `can_enter_for` names, with `is_hers`; the ones she accompanies come first."""
    found = persons_where(user, ENTER).filter(is_active=True).exclude(pk=user.pk)
    asked = ids_asked(consultation)
    if asked is not None:
        found = found.filter(pk__in=asked)
    hers = Referent.objects.filter(accompanying(), worker_id=user.pk, person_id=OuterRef("pk"))
    return found.annotate(is_hers=Exists(hers)).order_by("-is_hers", "name", "pk")


def may_hold(consultation: Consultation) -> QuerySet[User]:
    """Those of the structure that asks who may have held a group: whoever writes it down says who it was."""
    team = team_of(consultation.structure).order_by().values("user")
    return User.objects.filter(pk__in=team, is_active=True).order_by("name", "pk")


def ties_to_whoever(user: "Viewer", consultation: Consultation) -> set[Tie]:
    """To somebody whom nobody knows, nobody is the référent: who works in the structure that asks is a colleague."""
    ties = ties_to_structure(user, consultation.structure_id)
    return {Tie(Column.COLLEAGUE, tie.letter) if tie.column is Column.REFERENT else tie for tie in ties}
