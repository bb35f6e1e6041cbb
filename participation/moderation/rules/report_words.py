"""A reader of the site says that something is wrong with published words."""

import hashlib
from uuid import UUID

from django.db import transaction

from journal.rules import record
from kit.refusals import require
from kit.time import now, today
from participation.moderation.engine.delays import answer_due
from participation.moderation.events import MessageReported
from participation.moderation.models import Care, Concern, Report, ReviewItem
from participation.people.models import User

from .settle import find_item


def receipt_of(number: str) -> str:
    """The digest under which a report is kept; number: as she was given it, spaces and small letters are the same."""
    return hashlib.sha256("".join(number.split()).upper().encode()).hexdigest()


@transaction.atomic
def report_words(item_id: UUID, *, concern: Concern, words: str = "", number: str, by: User | None) -> Report:
    """The words stay where they are until somebody has read them again; the team sees them in its queue.

    number: made by the page that shows the form, given to whoever has no account; the same number twice is one report.
    by: her account, or nobody. Raises NotAllowed when these words are not shown.
    """
    moment = now()
    shown = ReviewItem.objects.shown().filter(pk=item_id)
    first = shown.filter(reported_at=None).update(reported_at=moment, due_on=answer_due(today()))
    item = find_item(item_id)
    require(item.is_published)
    receipt = receipt_of(number)
    if earlier := Report.objects.filter(receipt=receipt, item=item).first():
        return earlier
    if by and (waiting := item.reports.filter(by=by, outcome="").first()):
        return waiting
    report = Report.objects.create(item=item, concern=concern, words=words, by=by, receipt=receipt)
    if concern == Concern.DANGER:
        ReviewItem.objects.filter(pk=item.pk, care_level=Care.NONE).update(care_level=Care.WORRY)
    if first or concern == Concern.DANGER:
        record(MessageReported(item=item.pk), by=by.pk if by else None)
    return report
