"""Put a message aside for a while, and tell the team why."""

from uuid import UUID

from django.db import transaction

from participation.moderation.models import ReviewItem, State, Verdict
from participation.people.models import User

from .settle import item_for, replayed, settle


@transaction.atomic
def hold_item(item_id: UUID, *, seen: int, note: str, by: User) -> ReviewItem:
    """The promise to its author stays: held or not, it rises when it is late.

    seen: the version on the screen; note: for colleagues, not empty. Raises NotAllowed, AlreadyDecided, HeldByAnother.
    """
    taken = ReviewItem.objects.pending().take(item_id, seen=seen)
    item = item_for(item_id, by=by)
    if not taken:
        return replayed(item, seen=seen, verdict=Verdict.HELD, by=by, note=note)
    return settle(item, verdict=Verdict.HELD, by=by, note=note, state=State.HELD, wants_opinion=False)
