"""Do not publish a message, and tell its author why."""

from uuid import UUID

from django.db import transaction

from participation.moderation.models import Reason, ReviewItem, Verdict
from participation.people.models import User

from .settle import item_for, replayed, settle


@transaction.atomic
def refuse_item(item_id: UUID, *, seen: int, reason: Reason, by: User) -> ReviewItem:
    """Keep the words out of sight. The author reads the reason.

    seen: the version the moderator had on the screen. Raises NotAllowed, AlreadyDecided.
    """
    taken = ReviewItem.objects.pending().take(item_id, seen=seen)  # the guarded write comes first: it is the lock
    item = item_for(item_id, by=by)
    if not taken:
        return replayed(item, seen=seen, verdict=Verdict.REFUSED, by=by, reason=reason)
    return settle(item, verdict=Verdict.REFUSED, by=by, reason=reason)
