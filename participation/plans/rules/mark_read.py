"""« J’ai lu »: what was on somebody's screen is no longer new to her."""

from uuid import UUID

from django.db import transaction

from kit.refusals import NotAllowed, require
from participation.people.models import User
from participation.plans.models import ReadMark, Thread, topic_of
from participation.plans.permissions import can_follow


@transaction.atomic
def mark_read(about: UUID, *, seen: int, by: User) -> None:
    """Up to the message `seen`, and never back. Nothing is written in the journal: nobody is told that she has read.

    Raises NotAllowed.
    """
    topic = topic_of(about)
    if topic is None:
        raise NotAllowed
    thread = Thread.objects.filter(pk=about).first()
    if thread is not None:
        ReadMark.objects.move(thread, by, seen=seen)
    require(can_follow(by, topic))
