"""The post of a test: deliver what is due, and read what left."""

import contextlib
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from kit.time import PARIS
from outbox import addresses, kinds
from outbox.rules import sweep_messages


def deliver(*, at: dt.datetime | None = None) -> list[dict[str, str]]:
    """Send everything due, and return the lines that left: {"at", "channel", "to", "text"}.

    at: when; if not given, now or, during quiet hours, the next noon: a test gives the same at any hour of the day.
    """
    path = Path(settings.OUTBOX_FILE)
    before = path.stat().st_size if path.exists() else 0
    sweep_messages(at=at or _a_decent_hour())
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_bytes()[before:].splitlines()]


def _a_decent_hour() -> dt.datetime:
    now = dt.datetime.now(PARIS)
    noon = now.replace(hour=12, minute=0)
    return now if 9 <= now.hour < 20 else noon + dt.timedelta(days=now.hour >= 20)


@contextlib.contextmanager
def registered(*some: kinds.Kind, book: dict | None = None) -> Iterator[None]:
    """Kinds, and an address book, for the time of a test."""
    known, books = dict(kinds._kinds), list(addresses._books)
    try:
        for kind in some:
            kinds.register(kind)
        if book is not None:
            addresses._books[:] = [book.get]
        yield
    finally:
        kinds._kinds.clear()
        kinds._kinds.update(known)
        addresses._books[:] = books
