"""Do not publish a message, and tell its author why."""

from uuid import UUID

from django.db import transaction

from kit.time import now
from participation.moderation.models import Outcome, Reason, ReviewItem, State, Verdict
from participation.people.models import User

from .settle import answer_reports, item_for, replayed, require_second_reader, settle


@transaction.atomic
def refuse_item(item_id: UUID, *, seen: int, reason: Reason, more: str = "", by: User) -> ReviewItem:
    """Keep the words out of sight, or take them away when they were reported. The author reads the reason.

    seen: the version the moderator had on the screen; more: what completes the reason, for the author too. Raises
    NotAllowed, AlreadyDecided, HeldByAnother, NeedsTwo.
    """
    taken = ReviewItem.objects.decidable().take(item_id, seen=seen)  # the guarded write comes first: it is the lock
    item = item_for(item_id, by=by)
    if not taken:
        return replayed(item, seen=seen, verdict=Verdict.REFUSED, by=by, reason=reason, more=more)
    require_second_reader(item, by=by)
    answer_reports(item, Outcome.REMOVED)
    return keep_out_of_sight(item, reason=reason, more=more, by=by)


def keep_out_of_sight(item: ReviewItem, *, reason: str, more: str, by: User) -> ReviewItem:
    """Write it down, once whoever may decide did. Only other rules do."""
    return settle(
        item,
        verdict=Verdict.REFUSED,
        by=by,
        state=State.REFUSED,
        published_text="",
        reason=reason,
        more=more,
        wants_opinion=False,
        reported_at=None,
        decided_at=now(),
    )
