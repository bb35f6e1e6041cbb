"""Say that a plenary does not take place. It stays on the calendar, said to be cancelled."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import Stale, require
from kit.time import now
from participation.consultations.events import PlenaryCancelled
from participation.consultations.models import Plenary
from participation.consultations.permissions import can_prepare_plenary
from participation.people.models import User
from workshops.rules import call_off_session

from .plenary_steps import moved


class AlreadyHeld(Stale):
    sentence = _("Cette plénière a déjà eu lieu.")


@transaction.atomic
def cancel_plenary(plenary_id: UUID, *, by: User) -> Plenary:
    """Seats booked at its session are given back, and whoever was to come is told. Cancelled twice is once.

    Raises NotAllowed, AlreadyHeld.
    """
    plenary = Plenary.objects.lock(plenary_id)
    require(can_prepare_plenary(by, plenary))
    if plenary.is_cancelled:
        return plenary
    if plenary.has_begun:
        raise AlreadyHeld
    plenary.cancelled_at = now()
    moved(plenary, "cancelled_at")
    record(PlenaryCancelled(plenary=plenary.pk), by=by.pk)
    if plenary.session_id:
        call_off_session(plenary.session_id, by=by)  # after, because the names of its streams come after
    return plenary
