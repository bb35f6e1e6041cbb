"""What the jobs do for this room, between two pages."""

import time
from typing import Any

from django.core.checks import CheckMessage, Warning

from participation.consultations.rules import close_what_is_over, receipts_without_their_key, tend, without_their_key

FLUSH_EVERY = 600.0
"""Seconds. Answers that came within them leave together: the longer, the more there are to hide among."""
RECEIPTS_LOST = Warning(
    "the key of the receipts is missing: those that were given lead nowhere",
    hint="put receipts.key back in KEYS_DIR before the next receipt is given: another one is made then",
    id="consultations.W002",
)
_last = {"round": time.monotonic()}


def chores() -> None:
    """At each tick, close what is over: its first page after the last day already says so. Every ten minutes in each
    process, take in what waits; what one process has taken in, another finds no more."""
    if close_what_is_over() or time.monotonic() - _last["round"] >= FLUSH_EVERY:
        _last["round"] = time.monotonic()
        tend()


def check_keys(databases: Any = None, **options: Any) -> list[CheckMessage]:
    """`manage.py check --database default`: the open consultations that cannot be closed, because their key is lost;
    and whether the receipts that people hold lead nowhere, because theirs is.

    A server that is asked whether it is ready does not say it: everything else works.
    """
    if not databases:
        return []
    missing: list[CheckMessage] = [
        Warning(
            f"the key of an open consultation is missing: {one.pk} ({one.slug})",
            hint="put the file back in KEYS_DIR; if it is lost, whoever runs it ends it from its page",
            id="consultations.W001",
        )
        for one in without_their_key()
    ]
    return [*missing, RECEIPTS_LOST] if receipts_without_their_key() else missing
