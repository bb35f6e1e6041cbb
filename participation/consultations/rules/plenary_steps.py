"""What every step of a plenary begins with: its row locked, who may, and whether it moved on meanwhile."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kit.refusals import Stale, require
from participation.consultations.models import Plenary
from participation.consultations.permissions import can_prepare_plenary
from participation.people.models import User


class PlenaryMoved(Stale):
    sentence = _("Quelqu’un a changé cette plénière pendant que vous écriviez. Relisez, puis enregistrez encore.")


class PlenaryOff(Stale):
    sentence = _("Cette plénière est annulée.")


class NotYetHeld(Stale):
    sentence = _("Cette plénière n’a pas encore eu lieu.")


def taken(plenary_id: UUID, *, seen: int | None = None, by: User) -> Plenary:
    """The plenary, locked. Raises NotAllowed, PlenaryOff, PlenaryMoved."""
    plenary = Plenary.objects.lock(plenary_id)
    require(can_prepare_plenary(by, plenary))
    if plenary.is_cancelled:
        raise PlenaryOff
    if seen is not None and plenary.seq != seen:
        raise PlenaryMoved
    return plenary


def moved(plenary: Plenary, *fields: str) -> None:
    plenary.seq += 1
    plenary.save(update_fields=["seq", *fields])
