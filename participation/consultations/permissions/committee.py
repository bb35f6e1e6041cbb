"""What the committee of a territory does with what was said there."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from participation.consultations.models import Consultation
from participation.people.models import Territory
from participation.people.permissions import allows, structures_where, ties_to_structure, ties_to_territory

if TYPE_CHECKING:
    from .speaking import Viewer


def can_code(user: "Viewer", consultation: Consultation) -> bool:
    """Whether the user reads the messages of this consultation and sorts them under themes."""
    return consultation.is_announced and allows("committee.code", ties_to_structure(user, consultation.structure_id))


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
