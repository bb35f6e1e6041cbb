"""Publish what will be talked about; or say it better."""

from uuid import UUID

from django.db import transaction

from journal.rules import record
from kit.time import now
from participation.consultations.events import AgendaPublished
from participation.consultations.models import Plenary
from participation.people.models import User

from .plenary_steps import PlenaryMoved, moved, taken


@transaction.atomic
def publish_agenda(plenary_id: UUID, *, agenda: str, seen: int, by: User) -> Plenary:
    """agenda: not empty, a line for each point. From then on no theme is proposed. The same words twice are once.

    seen: its `seq` on the page. Raises NotAllowed, PlenaryOff, PlenaryMoved.
    """
    plenary = taken(plenary_id, by=by)
    if plenary.agenda_at and plenary.agenda == agenda:
        return plenary
    if plenary.seq != seen:
        raise PlenaryMoved
    plenary.agenda, plenary.agenda_at = agenda, plenary.agenda_at or now()
    moved(plenary, "agenda", "agenda_at")
    record(AgendaPublished(plenary=plenary.pk), by=by.pk)
    return plenary
