"""Leave a message that was reported where it is."""

from uuid import UUID

from django.db import transaction

from participation.moderation.models import Outcome, ReviewItem, Verdict
from participation.people.models import User

from .settle import item_for, replayed, require_second_reader, settle


@transaction.atomic
def keep_item(item_id: UUID, *, seen: int, reports: int | None = None, by: User) -> ReviewItem:
    """Nothing changes for its author; whoever reported it reads that it was read again.

    seen: the version the moderator had on the screen; reports: how many of them, None: all. Raises NotAllowed,
    AlreadyDecided, HeldByAnother, NeedsTwo, ReportedSince.
    """
    taken = ReviewItem.objects.filter(reported_at__isnull=False).take(item_id, seen=seen)
    item = item_for(item_id, by=by)
    if not taken:
        return replayed(item, seen=seen, verdict=Verdict.KEPT, by=by)
    require_second_reader(item, by=by)
    return settle(item, verdict=Verdict.KEPT, by=by, answers=Outcome.KEPT, reports=reports, reported_at=None)
