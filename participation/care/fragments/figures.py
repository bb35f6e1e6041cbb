"""How many alerts, how soon they were taken, how many too late: never about one of them.

Exercises are counted apart. A number under K is not said, nor what would let it be found again.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from kit.time import now
from participation.care.models import CareAlert, Danger, State
from participation.people.models import Structure

K = 5
A_YEAR = dt.timedelta(days=365)


@dataclass(frozen=True)
class Line:
    """n: None where it is too small to be said."""

    label: str
    n: int | None


@dataclass(frozen=True)
class Figures:
    """Of the last twelve months. total: None under K, and then nothing else is said. minutes: the half of them was
    taken sooner; None where too few say it."""

    total: int | None
    late: int | None
    minutes: int | None
    dangers: Sequence[Line]
    drills: Sequence[CareAlert]


def figures_of(structure: Structure) -> Figures:
    recent = CareAlert.objects.filter(structure=structure, created_at__gt=now() - A_YEAR)
    real = list(recent.real())
    drills = recent.drills().filter(waited__isnull=False).order_by("-created_at")
    if len(real) < K:
        return Figures(None, None, None, [], drills)
    taken = [alert for alert in real if alert.state != State.OPEN]
    late = sum(alert.in_time is False or alert.is_overdue for alert in real)
    waits = [alert.waited for alert in taken if alert.waited is not None]
    return Figures(
        total=len(real),
        late=_said(late, len(real)),
        minutes=round(median(waits) / 60) if len(waits) >= K else None,
        dangers=[_line(danger, real) for danger in Danger],
        drills=drills,
    )


def _line(danger: Danger, alerts: Sequence[CareAlert]) -> Line:
    """One alert may say several: the lines do not add up, and none is found again from the others."""
    return Line(str(danger.label), _said(sum(danger in alert.dangers for alert in alerts), len(alerts)))


def _said(n: int, of: int) -> int | None:
    """Neither few nor all but few; none at all may be said."""
    return n if n in (0, of) or (n >= K and of - n >= K) else None
