"""Where an account wants to be written to. The people room answers; the outbox only asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID


class Address(NamedTuple):
    """channel: "sms", "email", "voice", or "call" for a number that somebody of the team calls; value: an E.164 number
    or an e-mail address.

    since, until: her safe hours, on a Paris clock, which only urgent messages pass; signature: the words chosen with
    her, at the end of an SMS.
    """

    channel: str
    value: str
    since: dt.time | None = None
    until: dt.time | None = None
    signature: str = ""


_books: list[Callable[[UUID], Address | None]] = []


def register(book: Callable[[UUID], Address | None]) -> None:
    """Add a function that knows addresses: account id -> Address, or None when it knows none."""
    _books.append(book)


def find(user_id: UUID) -> Address | None:
    """The first address anybody knows for this account; None when there is none, or the account is closed."""
    return next((found for book in _books if (found := book(user_id))), None)


def of_text(address: str, channel: str = "") -> Address:
    """The address of somebody without account; its channel, if none was asked for, read from its shape."""
    return Address(channel or ("email" if "@" in address else "sms"), address)
