"""Send words for review: the last step of the rule that received them."""

import datetime as dt
import uuid

from django.db import transaction

from journal.models import Channel
from journal.rules import record
from kit.time import midnight
from participation.moderation.engine.danger import is_danger
from participation.moderation.events import MessageSubmitted
from participation.moderation.models import ReviewItem, alarms, subjects
from participation.people.models import User


@transaction.atomic
def submit_for_review(
    kind: str, target: object, *, by: User | None, channel: str = Channel.SELF, day: dt.date | None = None
) -> ReviewItem:
    """Put the words of `target` in the queue of the structure that owns them.

    kind: a name of the registry `subjects`; target: the upper room's object, saved or about to be. Whether `by` may
    write it is the calling rule's to ask. by: None for words that are nobody's, and then day: the only moment that is
    written down with them, here and in the journal. Its order remains: of words that come alone, it says between which
    two other things they did. The team is to see them at once, and what is live is what the journal numbers; an entry
    that named no message would still be that of the only one of its day.
    Raises IntegrityError when the target is already in review.
    """
    subject = subjects.find(kind).read(target)
    item = ReviewItem.objects.create(
        subject_kind=kind,
        subject_id=subject.id,
        structure_id=subject.structure_id,
        author_id=subject.author_id,
        writer_id=subject.writer_id,
        text=subject.text,
        context=subject.context,
        channel=channel,
        urgent=is_danger(subject.text),
        **({"id": uuid.uuid4(), "created_at": midnight(day)} if day else {}),
    )
    actor = by.pk if by else None
    for_her = subject.author_id if subject.author_id != actor else None
    said = {"day": day} if day else {"channel": channel}
    record(MessageSubmitted(item=item.pk), by=actor, on_behalf=for_her, **said)
    if item.urgent:
        alarms.sound(item)
    return item
