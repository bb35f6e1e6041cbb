"""Ask for a message to be sent: a row in the caller's own transaction, handed to a gateway after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from kit.time import now
from outbox import kinds
from outbox.engine import bell
from outbox.models import Message


def queue_message(
    *,
    kind: str,
    to: UUID | None = None,
    address: str = "",
    data: Mapping[str, object],
    key: str,
    due_at: dt.datetime | None = None,
    channel: str = "",
    held_back: bool = False,
    team: UUID | None = None,
) -> Message:
    """Queue once per key: asked again with the same key, the first message is returned and nothing is added.

    to: an account's id; or address: an E.164 number or an e-mail address, for somebody without account. One of them.
    data: the ids the kind needs to write its text; never words. due_at: now, if not given.
    channel: for an address, how to reach it, if its shape does not say. held_back: the row alone, which never leaves.
    team: the structure whose team calls, where a machine cannot write and nobody who accompanies her is there to call.
    Raises LookupError for a kind nobody registered, IntegrityError with both or neither addressee.
    """
    if kinds.find(kind) is None:
        raise LookupError(f"no message kind is called {kind}")
    values = {
        "kind": kind,
        "to": to,
        "address": address,
        "data": {name: value if isinstance(value, (bool, int)) else str(value) for name, value in data.items()},
        "due_at": due_at or now(),
        "channel": channel,
        "team": team,
        "dropped_at": now() if held_back else None,
        "last_error": "held back" if held_back else "",
    }
    message, _ = Message.objects.get_or_create(key=key, defaults=values)
    transaction.on_commit(bell.ring, robust=True)
    return message
