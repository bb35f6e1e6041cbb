"""Publish what was said; with a version that is easy to read, or without."""

from uuid import UUID

from django.db import transaction

from journal.rules import record
from kit.time import now
from participation.consultations.events import MinutesPublished
from participation.consultations.models import Plenary
from participation.people.models import User

from .plenary_steps import NotYetHeld, PlenaryMoved, moved, taken


@transaction.atomic
def publish_minutes(plenary_id: UUID, *, minutes: str, easy: str = "", seen: int, by: User) -> Plenary:
    """minutes: not empty. Published again, it is corrected. Raises NotAllowed, PlenaryOff, NotYetHeld, PlenaryMoved."""
    plenary = taken(plenary_id, by=by)
    if not plenary.has_begun:
        raise NotYetHeld
    if plenary.minutes_at and (plenary.minutes, plenary.minutes_easy) == (minutes, easy):
        return plenary
    if plenary.seq != seen:
        raise PlenaryMoved
    plenary.minutes, plenary.minutes_easy, plenary.minutes_at = minutes, easy, plenary.minutes_at or now()
    moved(plenary, "minutes", "minutes_easy", "minutes_at")
    record(MinutesPublished(plenary=plenary.pk), by=by.pk)
    return plenary
