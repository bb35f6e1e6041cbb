"""Send words for review: the last step of the rule that received them."""

from django.db import transaction

from journal.models import Channel
from journal.rules import record
from participation.moderation.events import MessageSubmitted
from participation.moderation.models import ReviewItem, subjects
from participation.people.models import User


@transaction.atomic
def submit_for_review(kind: str, target: object, *, by: User, channel: str = Channel.SELF) -> ReviewItem:
    """Put the words of `target` in the queue of the structure that owns them.

    kind: a name of the registry `subjects`; target: the upper room's object, saved or about to be. Whether `by` may
    write it is the calling rule's to ask. Raises IntegrityError when the target is already in review.
    """
    subject = subjects.find(kind).read(target)
    item = ReviewItem.objects.create(
        subject_kind=kind,
        subject_id=subject.id,
        structure_id=subject.structure_id,
        author_id=subject.author_id,
        text=subject.text,
        context=subject.context,
        channel=channel,
    )
    for_her = subject.author_id if subject.author_id != by.pk else None
    record(MessageSubmitted(item=item.pk), by=by.pk, on_behalf=for_her, channel=channel)
    return item
