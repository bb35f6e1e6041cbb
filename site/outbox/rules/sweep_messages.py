"""Deliver what is due. Idempotent: run it as often, and in as many processes, as one likes."""

from __future__ import annotations

import datetime as dt

from django.db.models import Case, Value, When

from kit.time import now
from outbox import kinds
from outbox.models import Message

from .deliver_message import deliver_message


def sweep_messages(*, at: dt.datetime | None = None) -> int:
    """Deliver due messages one after the other until none is left; the number really sent. `at` is now, if not given.

    The next one is looked up each time, urgent ones first: a code asked for while 300 reminders go out waits for one.
    """
    sent = 0
    urgent = [name for name, kind in kinds.every().items() if kind.urgent]
    first = Case(When(kind__in=urgent, then=Value(0)), default=Value(1))
    while (
        due := Message.objects.due(at or now()).order_by(first, "due_at").values_list("pk", flat=True).first()
    ) is not None:
        sent += deliver_message(due, at=at)
    return sent
