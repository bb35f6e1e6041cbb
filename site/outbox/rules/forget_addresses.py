"""Forget to whom we wrote, when it was no account: a number typed once at a door must not stay in a list of numbers."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from outbox.models import Message


def forget_addresses(*, before: dt.datetime) -> int:
    """Delete messages written to a bare address and sent or dropped before that moment; how many there were."""
    closed = Q(sent_at__lt=before) | Q(dropped_at__lt=before)
    return Message.objects.filter(closed).exclude(address="").delete()[0]
