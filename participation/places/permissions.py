"""Who sees the directory, and who keeps it true."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from participation.people.permissions import allows, ties_to_structure
from participation.places.models import Place

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from participation.people.models import User

    Viewer = User | AnonymousUser


def can_manage_place(user: "Viewer", place: Place) -> bool:
    """The team of the structure whose door it is."""
    return allows("place.manage", ties_to_structure(user, place.structure_id))


def visible_places(user: "Viewer") -> QuerySet[Place]:
    """All of them, for everybody: a directory hides no door."""
    return Place.objects.select_related("structure")
