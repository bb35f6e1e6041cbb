"""What the sheets of a takeaway have in common: the column of the part, and how days are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from kit.time import say_day, say_hour
from participation.people.engine.takeaway import Column
from participation.plans.models import Pillar

if TYPE_CHECKING:
    import datetime as dt

PART = Column("partie", _("Partie"))


def pillar(value: str) -> object:
    return Pillar(value).label


def moment(at: dt.datetime | None) -> str:
    return f"{say_day(at)}, {say_hour(at)}" if at else ""


def day(on: dt.datetime | dt.date | None) -> str:
    return say_day(on) if on else ""
