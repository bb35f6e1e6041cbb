"""Words of danger arrived: somebody is to take care of it. The last step of the rule that received them."""

import uuid

from django.db import IntegrityError, transaction

from journal.rules import record
from kit.time import in_paris
from participation.care.engine.signs import dangers_in
from participation.care.events import AlertRaised
from participation.care.models import CareAlert, Origin
from participation.moderation.models import ReviewItem

from .clock import due_at, starts_at
from .follow_item import follow


@transaction.atomic
def raise_alert(item: ReviewItem) -> CareAlert:
    """The alert of this item, one and the same however often its words are sent. One that was closed is open again.

    It is for the team that reads the words: not for the one they speak ill of. Of words that are nobody's only the day
    is known, here too: of the alert only its deadline says more, until somebody takes it. The actor of the journal is
    the house: who wrote is in the journal of moderation, if anywhere.
    """
    by_day = item.is_by_day
    day = in_paris(item.created_at).date() if by_day else None
    known = follow(item, danger=True)
    if known is not None:
        return known
    try:
        with transaction.atomic():
            alert = _first(item, by_day=by_day)
    except IntegrityError:
        # The other one who sent it was faster.
        return follow(item, danger=True) or CareAlert.objects.get(item=item)
    record(AlertRaised(alert=alert.pk), by=None, day=day)
    return alert


def _first(item: ReviewItem, *, by_day: bool) -> CareAlert:
    start = starts_at(item.reader)
    return CareAlert.objects.create(
        structure=item.reader,
        about_team=item.about_team,
        person_id=item.author_id,
        item=item,
        origin=Origin.WORDS,
        dangers=dangers_in(item.her_words),
        by_day=by_day,
        ring_at=start,
        due_at=due_at(item.reader, start),
        **({"id": uuid.uuid4(), "created_at": item.created_at} if by_day else {}),
    )
