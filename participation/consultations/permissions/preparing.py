"""Who prepares consultations, and which."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from participation.consultations.models import Consultation
from participation.people.models import Structure
from participation.people.permissions import allows, structures_where, ties_to_structure

if TYPE_CHECKING:
    from participation.people.permissions.ties import Viewer


def can_prepare(user: "Viewer", structure: Structure) -> bool:
    """Begin a consultation in the name of this structure."""
    return allows("consultation.manage", ties_to_structure(user, structure.pk))


def prepared_by(user: "Viewer") -> QuerySet[Consultation]:
    """Those the user may prepare, open and close: beside `can_manage`."""
    return Consultation.objects.filter(structure__in=structures_where(user, "consultation.manage"))


def preparing_structures(user: "Viewer") -> QuerySet[Structure]:
    """Those in whose name the user may ask something."""
    return Structure.objects.filter(pk__in=structures_where(user, "consultation.manage")).order_by("name")
