"""Take a message to read it: a lease that ends by itself, kept alive by the page that shows the message."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q

from journal.rules import record
from kit.refusals import require
from kit.time import now
from participation.moderation.events import ClaimTakenOver, MessageClaimed, MessageReleased
from participation.moderation.models import LEASE, ReviewItem
from participation.moderation.permissions import can_decide, can_moderate
from participation.people.models import User

from .settle import HeldByAnother, find_item


@transaction.atomic
def claim_item(item_id: UUID, *, by: User) -> ReviewItem:
    """Take it, or keep it two minutes more: only taking it is written in the journal.

    Whoever may only read it, as what is the coordination's, leaves it to those who decide. Raises NotAllowed,
    HeldByAnother: somebody else has it, whose lease has not ended.
    """
    moment = now()
    kept = ReviewItem.objects.filter(pk=item_id, claimed_by=by.pk, claimed_until__gt=moment)
    if kept.update(claimed_until=moment + LEASE):
        item = find_item(item_id)
        require(can_decide(by, item))
        return item
    free = Q(claimed_by=None) | Q(claimed_by=by.pk) | Q(claimed_until__lte=moment) | Q(claimed_until=None)
    taken = ReviewItem.objects.filter(free, pk=item_id).update(claimed_by=by.pk, claimed_until=moment + LEASE)
    item = find_item(item_id)
    require(can_decide(by, item))
    if not taken:
        raise HeldByAnother(item)
    record(MessageClaimed(item=item.pk), by=by.pk)
    return item


@transaction.atomic
def take_over(item_id: UUID, *, by: User) -> ReviewItem:
    """Take it from whoever has it; the journal keeps it. Raises NotAllowed."""
    before = ReviewItem.objects.filter(pk=item_id).exclude(claimed_by=by.pk)
    taken = before.update(claimed_by=by.pk, claimed_until=now() + LEASE)
    item = find_item(item_id)
    require(can_decide(by, item))
    if taken:
        record(ClaimTakenOver(item=item.pk), by=by.pk)
    return item


@transaction.atomic
def release_item(item_id: UUID, *, by: User) -> ReviewItem:
    """Leave it to the others. Nothing happens when it is no longer hers. Raises NotAllowed."""
    hers = ReviewItem.objects.filter(pk=item_id, claimed_by=by.pk)
    left = hers.update(claimed_by=None, claimed_until=None)
    item = find_item(item_id)
    require(can_moderate(by, item))
    if left:
        record(MessageReleased(item=item.pk), by=by.pk)
    return item
