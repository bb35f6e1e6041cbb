"""The registry of who keeps what about people. Each room says how it erases, archives, exports and forgets its own.

Fill it in AppConfig.ready(): `from participation.people.rules import keepers; keepers.register(keepers.Keeper(...))`.
Rooms register in the order of INSTALLED_APPS, upper ones first: they erase first what points down.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from participation.people.engine.takeaway import Attachment, Sheet
from participation.people.models import User

Export = Callable[[User], Iterable[Sheet | Attachment]]


@dataclass(frozen=True)
class Kept:
    """What an obligation keeps in the closed archive. content: as JSON, ids and dates, not a word of hers."""

    kind: str
    reason: str
    content: Mapping[str, object]
    keep_until: dt.date


@dataclass(frozen=True)
class Keeper:
    """What one room does with what it holds about somebody.

    erase: takes away all that is hers, in the transaction of the erasure; her account still stands.
    archive: what the law keeps of it, asked for before anything is erased.
    export: her sheets and files, to read and take along; other people's names only where she already saw them.
    forget: by name of a line of engine.retention, erases what has had its time at a moment; how many there were.
    last_contact: of these accounts, the last sign of life each has left in this room; those without are left out.
    """

    name: str
    erase: Callable[[User], None] | None = None
    archive: Callable[[User], Iterable[Kept]] | None = None
    export: Export | None = None
    forget: Mapping[str, Callable[[dt.datetime], int]] = field(default_factory=dict)
    last_contact: Callable[[Collection[UUID]], Mapping[UUID, dt.datetime]] | None = None


_keepers: dict[str, Keeper] = {}


def register(keeper: Keeper) -> None:
    """Add a room. Raises ValueError when the name is taken."""
    if keeper.name in _keepers:
        raise ValueError(f"keeper {keeper.name} is already registered")
    _keepers[keeper.name] = keeper


def every() -> list[Keeper]:
    """All of them, upper rooms first."""
    return list(_keepers.values())


def last_contacts(user_ids: Collection[UUID]) -> dict[UUID, dt.datetime]:
    """The last sign of life of each of these accounts in any room."""
    last: dict[UUID, dt.datetime] = {}
    for keeper in every():
        for user_id, at in (keeper.last_contact(user_ids) if keeper.last_contact else {}).items():
            last[user_id] = max(at, last.get(user_id, at))
    return last
