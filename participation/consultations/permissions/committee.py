"""What the committee of a territory does with what was said there."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from kit.time import now
from participation.consultations.models import College, Consultation, Questionnaire, Seat, State, members_of
from participation.people.models import Territory
from participation.people.permissions import allows, structures_where, ties_to_structure, ties_to_territory

if TYPE_CHECKING:
    from .speaking import Viewer

APPROVED_IN = (State.REVIEW, State.OPEN)


def can_code(user: "Viewer", consultation: Consultation) -> bool:
    """Whether the user reads the messages of this consultation and sorts them under themes."""
    return consultation.is_announced and allows("committee.code", ties_to_structure(user, consultation.structure_id))


def can_approve(user: "Viewer", consultation: Consultation) -> bool:
    """Whether the user writes down that the committee approved its questions, once they are written."""
    asked = consultation.state in APPROVED_IN
    return asked and allows("committee.code", ties_to_structure(user, consultation.structure_id))


def concerned_members(territory_id: UUID) -> set[UUID]:
    """Who of its committee today says that she is, or was, accompanied: one of them hears each appeal."""
    seats = Seat.objects.filter(territory=territory_id, college=College.CONCERNED, user__in=members_of(territory_id))
    return set(seats.values_list("user_id", flat=True))


def approvable_questionnaires(user: "Viewer") -> QuerySet[Questionnaire]:
    """The newest version of each consultation that `can_approve` allows, not approved yet."""
    around = structures_where(user, "committee.code")
    asked = Questionnaire.objects.filter(consultation__structure__in=around, consultation__state__in=APPROVED_IN)
    newer = Questionnaire.objects.filter(consultation=OuterRef("consultation"), number__gt=OuterRef("number"))
    waiting = asked.filter(~Exists(newer), approval=None).exclude(consultation__closes_at__lte=now())
    return waiting.select_related("consultation__structure").order_by("consultation__opens_at", "pk")


def sits_in(user: "Viewer", territory_id: UUID) -> bool:
    """Whether the user is of the committee of this territory."""
    return allows("committee.code", ties_to_territory(user, territory_id))


def codable_consultations(user: "Viewer") -> QuerySet[Consultation]:
    """Those that `can_code` allows, newest first."""
    found = Consultation.objects.announced().filter(structure__in=structures_where(user, "committee.code"))
    return found.select_related("structure", "sorting").order_by("-opens_at", "title", "pk")


def committees_of(user: "Viewer") -> QuerySet[Territory]:
    """The territories whose messages the user sorts."""
    around = structures_where(user, "committee.code")
    return Territory.objects.filter(structures__in=around).distinct().order_by("name", "pk")
