"""From when somebody is called, and before when somebody is to take it."""

import datetime as dt

from kit.time import now
from participation.care.engine.watches import opens_at
from participation.care.models import OnCall, delay_of, watches_of
from participation.people.models import Structure


def starts_at(structure: Structure, at: dt.datetime | None = None) -> dt.datetime:
    """The moment itself when somebody is on call; else the first hour of the next turn."""
    at = at or now()
    return opens_at(watches_of(OnCall.objects.of(structure)), at) or at


def due_at(structure: Structure, start: dt.datetime) -> dt.datetime:
    return start + dt.timedelta(minutes=delay_of(structure.pk))
