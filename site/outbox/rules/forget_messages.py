"""Forget that we wrote: after some months, nobody asks any more whether a message arrived."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from outbox.models import Message


def forget_messages(*, before: dt.datetime) -> int:
    """Delete messages sent or dropped before that moment; how many there were."""
    return Message.objects.filter(Q(sent_at__lt=before) | Q(dropped_at__lt=before)).delete()[0]
