"""Forget what people answered by SMS: whoever had to call has called."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from outbox.models import Incoming, Message


def forget_incoming(*, before: dt.datetime) -> int:
    """Delete what came before that moment; how many there were. Far longer than the five minutes of a signature."""
    return Incoming.objects.filter(heard_at__lt=before).delete()[0]


def forget_answers_of(user_id: UUID) -> int:
    """Delete those about which somebody of the team was to call this account; how many there were."""
    calls = Message.objects.filter(to=user_id, data__has_key="incoming")
    return Incoming.objects.filter(pk__in=[one.data["incoming"] for one in calls]).delete()[0]
