"""Erase what somebody said in consultations: her answers, and her messages."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db.models import Max

from participation.consultations.models import Contribution, Participation
from participation.moderation.models import State
from participation.moderation.rules import withdrawn_words
from participation.people.models import User


def erase_participation(person: User) -> None:
    """A message that was published leaves « Message retiré » in its place: others may have answered it. The rest goes.

    The words under review are moderation's to erase, after this: contributions rest on them.
    """
    Participation.objects.filter(user=person).delete()
    hers = Contribution.objects.filter(author=person)
    hers.exclude(review__state=State.PUBLISHED).delete()
    hers.update(text=withdrawn_words(), author=None)


def last_signs_in_consultations(user_ids: Collection[UUID]) -> dict[UUID, dt.datetime]:
    """When each last answered, or sent a message."""
    answered = Participation.objects.filter(user__in=user_ids).values_list("user").annotate(last=Max("last_at"))
    sent = Contribution.objects.filter(author__in=user_ids).values_list("author").annotate(last=Max("created_at"))
    last: dict[UUID, dt.datetime] = dict(answered.order_by())
    for user_id, at in sent.order_by():
        last[user_id] = max(at, last.get(user_id, at))
    return last
