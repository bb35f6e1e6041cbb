"""« Depuis votre dernière visite »: what others did in a plan since this reader was last on its page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from journal.models import Entry
from kit.time import now

from .changes import LOOKS
from .history import SENTENCES, tell
from .viewer import Viewer

if TYPE_CHECKING:
    from participation.people.models import User
    from participation.plans.models import Plan

ONE_VISIT = dt.timedelta(minutes=10)
"""Looks nearer than that are one visit: a page opened twice says the same twice, and her own are not noted sooner."""
MOST = 5
FURTHEST = 60
"""Entries read for one page."""


@dataclass(frozen=True)
class SinceLine:
    """where: of the step, the goal or the part on the page, as « #partie-… », or ""."""

    icon: str
    sentence: str
    at: dt.datetime
    where: str


@dataclass(frozen=True)
class SinceShown:
    """lines: latest first; more: how many besides, at most; sections: the parts where something changed."""

    lines: list[SinceLine]
    more: int
    sections: frozenset[UUID]


def since_visit(plan: Plan, viewer: Viewer, user: User) -> SinceShown | None:
    """None when nothing is new, or when this is the first visit: all of it is new then. Read from the journal alone.

    One is never told of one's own acts. What she keeps for herself is on no stream that is read here.
    """
    if viewer is Viewer.GLASS:
        return None
    looks = Entry.objects.filter(stream_id=f"access:{plan.pk}", actor=user.pk, verb="PlanRead", targets__how__in=LOOKS)
    before = looks.filter(at__lt=now() - ONE_VISIT, targets__section__isnull=True).order_by("-seq").first()
    if before is None:
        return None
    done = Entry.objects.filter(stream_id=f"plan:{plan.pk}", verb__in=SENTENCES, at__gt=before.at)
    entries = list(done.exclude(actor=user.pk).order_by("-seq")[:FURTHEST])
    if not entries:
        return None
    said = {entry.seq: entry for entry in entries}
    lines = [
        SinceLine(line.icon, line.sentence, line.at, _where(said[line.seq])) for line in tell(entries, {plan.pk: plan})
    ]
    parts = frozenset(UUID(entry.targets["section"]) for entry in entries if "section" in entry.targets)
    return SinceShown(lines[:MOST], len(lines[MOST:]), parts) if lines else None


def _where(entry: Entry) -> str:
    for target, name in (("step", "etape"), ("coordination", "reunion"), ("section", "partie")):
        if target in entry.targets:
            return f"#{name}-{entry.targets[target]}"
    return ""
