"""What is live about alerts: the one line above the queue, whatever happens to any of them."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from journal.models import Entry
from live.streams import LiveStream, Piece
from participation.care.events import STREAM
from participation.care.fragments import render_pinned
from participation.care.models import CareAlert
from participation.care.permissions import Reach, reaches
from participation.moderation.models import ReviewItem


def views(user_ids: Sequence[UUID], _key: str) -> Mapping[UUID, str | None]:
    """« structures|persons|never »: whose alerts one sees. Says for many, in some few queries, what
    `permissions.visible_alerts` says for one."""
    found = reaches(user_ids)
    # Oneself is named only by those of whom an alert speaks, or its words: the others share one view, rendered once.
    theirs = set(CareAlert.objects.filter(person_id__in=found).values_list("person_id", flat=True))
    named = ReviewItem.named.through.objects.filter(user_id__in=found, reviewitem__care_alerts__isnull=False)
    theirs |= set(named.values_list("user_id", flat=True))
    return {
        user_id: "|".join(_ids(ids) for ids in (reach.structures, reach.persons, reach.never - ({user_id} - theirs)))
        for user_id, reach in found.items()
    }


def render(entries: Sequence[Entry], _key: str, view: str) -> Mapping[int, Piece]:
    """The line as it is now, once: what comes before it in the same breath is skipped."""
    seen = Reach(*(_read(part) for part in view.split("|")))
    return {entries[-1].seq: Piece("replace", render_pinned(seen.alerts()))} if entries else {}


def _ids(ids: set[UUID]) -> str:
    return ",".join(sorted(map(str, ids)))


def _read(ids: str) -> set[UUID]:
    return {UUID(text) for text in ids.split(",") if text}


CARE = LiveStream(STREAM, views=views, render=render, whole=True)
