"""What we send about words that were read: that there is an answer, and nothing of it."""

import datetime as dt
from uuid import UUID

from kit.time import now, today
from outbox import models as outbox
from outbox.rules import queue_message
from participation.moderation.models import UNDO_FOR, Report, ReviewItem
from participation.people.notices import render_something_new

ANSWERED = "words_answered"
DAY = dt.timedelta(days=1)


def words_answered(user_id: UUID) -> None:
    """Once the answer cannot be taken back any more; one message a day at most, however many answers there were.

    What comes after the one of today has left is told tomorrow at the same hour.
    """
    for days in (0, 1):
        day = today() + days * DAY
        due_at = now() + UNDO_FOR + days * DAY
        told = queue_message(kind=ANSWERED, to=user_id, data={}, key=f"{ANSWERED}:{user_id}:{day}", due_at=due_at)
        if told.sent_at is None and told.dropped_at is None:
            return


def render_answered(message: outbox.Message) -> str | None:
    """None when all of it was taken back."""
    since = message.created_at - UNDO_FOR
    answered = ReviewItem.objects.filter(author=message.to, decided_at__gte=since)
    reported = Report.objects.filter(by=message.to, answered_at__gte=since)
    return render_something_new(message) if answered.exists() or reported.exists() else None
