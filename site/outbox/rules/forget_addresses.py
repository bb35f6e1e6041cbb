"""Forget to whom we wrote, when it was no account: a number typed once at a door must not stay in a list of numbers."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from outbox.models import Message


def forget_addresses(*, before: dt.datetime) -> int:
    """Delete messages written to a bare address and sent or dropped before that moment; how many there were.

    One that somebody has still to tell by a call waits for the end of that call.
    """
    closed = Q(sent_at__lt=before) | Q(dropped_at__lt=before)
    to_tell = Q(call__isnull=False, call__ended_at=None)
    return Message.objects.filter(closed).exclude(address="").exclude(to_tell).delete()[0]
