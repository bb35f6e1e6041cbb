"""Who reads answers beside names: where it was promised so, and nowhere else."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from participation.consultations.models import Anonymity, Consultation, State
from participation.people.permissions import TEAM, allows, structures_of

from .entering import ENTER, ties_to_whoever

if TYPE_CHECKING:
    from .speaking import Viewer

READ_IN = (State.CLOSED, State.PUBLISHED, State.FOLLOWED, State.ARCHIVED)


def can_read_names(user: "Viewer", consultation: Consultation) -> bool:
    """The team of the structure that asks, once it is closed: until then each may still change hers."""
    promised = consultation.anonymity == Anonymity.NAMED and consultation.state in READ_IN
    return promised and allows(ENTER, ties_to_whoever(user, consultation))


def named_consultations(user: "Viewer") -> QuerySet[Consultation]:
    """Those that `can_read_names` allows: the cells of that action name the whole team, and nobody else."""
    if not user.is_authenticated or not user.is_active:
        return Consultation.objects.none()
    found = Consultation.objects.filter(structure__in=structures_of(user, *TEAM), anonymity=Anonymity.NAMED)
    return found.filter(state__in=READ_IN).order_by("-closes_at", "pk")
