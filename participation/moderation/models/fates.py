"""What became of words, read for the figures in two queries: who wrote and who decided are not even asked for."""

from __future__ import annotations

from datetime import time

from django.db.models import QuerySet

from kit.time import in_paris
from participation.moderation.engine.delays import answer_due
from participation.moderation.engine.figures import CONFIRMED, HIDDEN, REFUSED, UPHELD, WAITS, WHOLE, Fate

from .decisions import Decision, Verdict, that_stood
from .items import ReviewItem
from .states import SHOWN, Care, State

ANSWERS = (Verdict.PUBLISHED, Verdict.REFUSED)


def fates_of(items: QuerySet[ReviewItem]) -> list[Fate]:
    acts: dict[object, list[Decision]] = {}
    wanted = Decision.objects.filter(item__in=items.order_by().values("pk")).order_by("item", "version")
    for act in wanted.only("item_id", "version", "verdict", "text", "seen_text", "at"):
        acts.setdefault(act.item_id, []).append(act)
    told = items.select_related("reader__territory").order_by()
    return [_fate(item, that_stood(acts.get(item.pk, []))) for item in told]


def _fate(item: ReviewItem, acts: list[Decision]) -> Fate:
    first = next((act for act in acts if act.verdict in ANSWERS), None)
    came = in_paris(item.created_at)
    dated_only = came.time() == time.min  # of words that are nobody's, only the day is known
    due = answer_due(came.date(), urgent=item.care_level > Care.NONE)
    outcome = _outcome(item)
    return Fate(
        kind=item.subject_kind,
        territory=item.reader.territory.name,
        outcome=outcome,
        reason=item.reason if outcome == REFUSED else "",
        hours=(first.at - item.created_at).total_seconds() / 3600 if first and not dated_only else None,
        in_time=in_paris(first.at).date() <= due if first else None,
        asked=any(act.verdict == Verdict.ASKED for act in acts),
        escalated=any(act.verdict == Verdict.ESCALATED for act in acts),
        appeal=_appeal(acts),
    )


def _outcome(item: ReviewItem) -> str:
    if item.state in SHOWN:
        return WHOLE if item.state == State.APPROVED else HIDDEN
    return REFUSED if item.state == State.REFUSED else WAITS


def _appeal(acts: list[Decision]) -> str:
    """How the last appeal ended; "" while none was heard to its end."""
    asked = max((act.version for act in acts if act.verdict == Verdict.APPEALED), default=None)
    if asked is None:
        return ""
    answer = next((act for act in acts if act.version > asked and act.verdict in ANSWERS), None)
    if answer is None:
        return ""
    return UPHELD if answer.verdict == Verdict.PUBLISHED and answer.text == answer.seen_text else CONFIRMED
