"""What changed in the plans of a worker since the worker last looked: told by the journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Value, Window
from django.db.models.functions import Concat, RowNumber, Substr

from journal.models import Entry
from participation.plans.models import Plan
from participation.plans.permissions import How

from .history import SENTENCES, tell

if TYPE_CHECKING:
    from participation.people.models import User

LOOKS = (How.PAGE, How.HISTORY, How.LIVE)
"""The readings that show a plan whole: its line in a list is no look at what changed."""


@dataclass(frozen=True)
class Change:
    """The last thing somebody else did in a plan since one's last look, and how many things were done in all.

    looked: whether there was such a look; without one, all that is there is new.
    """

    sentence: str
    at: dt.datetime
    times: int
    looked: bool


def changes_since_look(plans: Iterable[Plan], worker: User) -> dict[UUID, Change]:
    """By plan; those where nothing is new are left out. A handful of queries, however many plans.

    One is never told of one's own acts. What she keeps for herself is on no stream that is read here.
    """
    known = {plan.pk: plan for plan in plans}
    new = _after_look([f"plan:{pk}" for pk in known], worker)
    last = list(new.filter(place=1)) if known else []
    return {
        UUID(entry.targets["plan"]): Change(line.sentence, line.at, entry.times, entry.look is not None)
        for entry, line in zip(last, tell(last, known), strict=True)
    }


def _after_look(streams: list[str], worker: User) -> QuerySet[Entry]:
    """What others did since, each with its place in its stream, counted from the last."""
    looks = Entry.objects.filter(
        stream_id=Concat(Value("access:"), Substr(OuterRef("stream_id"), len("plan:") + 1)),
        actor=worker.pk,
        verb="PlanRead",
        targets__how__in=LOOKS,
        targets__section__isnull=True,  # one part alone is not the plan
    )
    done = Entry.objects.filter(stream_id__in=streams, verb__in=SENTENCES).exclude(actor=worker.pk)
    new = done.annotate(look=Subquery(looks.order_by("-at").values("at")[:1]))
    return new.filter(Q(look=None) | Q(at__gt=F("look"))).annotate(
        place=Window(RowNumber(), partition_by="stream_id", order_by="-seq"),
        times=Window(Count("pk"), partition_by="stream_id"),
    )
