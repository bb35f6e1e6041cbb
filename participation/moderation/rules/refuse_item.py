"""Do not publish a message, and tell its author why."""

from uuid import UUID

from django.db import transaction

from kit.time import now
from participation.moderation.models import Outcome, Reason, ReviewItem, State, Verdict
from participation.people.models import User

from .settle import item_for, replayed, require_second_reader, settle


@transaction.atomic
def refuse_item(
    item_id: UUID, *, seen: int, reason: Reason, more: str = "", reports: int | None = None, by: User
) -> ReviewItem:
    """Keep the words out of sight, or take them away when they were reported. The author reads the reason.

    seen: the version the moderator had on the screen; more: what completes the reason, for the author too;
    reports: how many of them were there, None: all. Raises NotAllowed, AlreadyDecided, HeldByAnother, NeedsTwo,
    ReportedSince.
    """
    taken = ReviewItem.objects.decidable().take(item_id, seen=seen)  # the guarded write comes first: it is the lock
    item = item_for(item_id, by=by)
    if not taken:
        return replayed(item, seen=seen, verdict=Verdict.REFUSED, by=by, reason=reason, more=more)
    require_second_reader(item, by=by)
    return keep_out_of_sight(item, reason=reason, more=more, answers=Outcome.REMOVED, reports=reports, by=by)


def keep_out_of_sight(
    item: ReviewItem,
    *,
    reason: str,
    more: str,
    answers: Outcome | None = None,
    reports: int | None = None,
    by: User,
) -> ReviewItem:
    """Write it down, once whoever may decide did. Only other rules do. answers, reports: see `settle`."""
    return settle(
        item,
        verdict=Verdict.REFUSED,
        by=by,
        answers=answers,
        reports=reports,
        state=State.REFUSED,
        published_text="",
        reason=reason,
        more=more,
        wants_opinion=False,
        reported_at=None,
        decided_at=now(),
    )
