"""What one side writes about the time that has passed."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import require
from kit.time import now
from participation.people.models import User
from participation.plans import events
from participation.plans.engine.text import written
from participation.plans.models import Receipt, ReviewWords
from participation.plans.permissions import can_write, voice_of

from .propose_review import locked_review
from .refusals import PlanChanged, refuse_if_closed


@transaction.atomic
def write_review(review_id: UUID, *, text: str, base_seq: int, key: UUID, by: User) -> ReviewWords:
    """The words of this side, in place of those it had. Each side has its own box, and writes in no other.

    base_seq: the sequence of these words on the page they were typed in.
    Raises NotAllowed; PlanClosed; PlanChanged (another of its pages wrote since, no day is agreed yet, or the look
    back is over); Unwritable; KeyUsedElsewhere.
    """
    plan, review = locked_review(review_id)
    require(can_write(by, plan))
    refuse_if_closed(plan)
    words = review.words_of(voice_of(by, plan))
    text = written(text)
    if not Receipt.objects.is_new(key, author=by, target=review_id) or words.text == text:
        return words
    if words.seq != base_seq or review.on is None or review.held_on:
        raise PlanChanged
    words.text, words.author, words.at = text, by, now()
    words.seq += 1
    words.save()
    journal.record(events.ReviewWritten(plan=plan.pk, review=review.pk), by=by.pk)
    return words
