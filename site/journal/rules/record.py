"""Write an event in the journal: last statement of a rule, in the rule's own transaction."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.db import connection, transaction

from journal.engine import chain
from journal.events import Event, RightsMoved
from journal.models import Channel, Entry, Stream

_listeners: list[Callable[[frozenset[str]], None]] = []


def on_recorded(listener: Callable[[frozenset[str]], None]) -> None:
    """Registry: call `listener` with the names of the streams after each commit that wrote in them."""
    _listeners.append(listener)


def record(event: Event, *, by: UUID | None, on_behalf: UUID | None = None, channel: str = Channel.SELF) -> list[Entry]:
    """Give the event its number in each of its streams. `by` is the actor's id, None for the house itself.

    Streams are locked in the order of their names, so that two writers of the same two streams cannot wait for each
    other. Raises TransactionManagementError outside a transaction: a number without its event would be a loss.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("journal.record() belongs inside the rule's transaction")
    entries = [_write(name, event, by, on_behalf, channel) for name in sorted(set(event.streams()))]
    transaction.on_commit(partial(_tell, frozenset(entry.stream_id for entry in entries)), robust=True)
    if event.changes_rights:
        transaction.on_commit(_move_rights, robust=True)
    return entries


def _write(name: str, event: Event, by: UUID | None, on_behalf: UUID | None, channel: str) -> Entry:
    seq, before = _next_seq(name)
    entry = Entry(
        stream_id=name,
        seq=seq,
        verb=event.verb,
        actor=by,
        on_behalf=on_behalf,
        channel=channel,
        targets=event.targets(),
    )
    entry.link = chain.link(before, entry.said())
    entry.save(force_insert=True)
    Stream.objects.filter(name=name).update(link=entry.link)
    return entry


def _next_seq(name: str) -> tuple[int, str]:
    """The number of the next entry, and the link of the one before it."""
    # One statement creates the stream or locks its row and moves it on: two first writers cannot both create it.
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO journal_stream (name, seq, link) VALUES (%s, 1, '') "
            "ON CONFLICT (name) DO UPDATE SET seq = journal_stream.seq + 1 RETURNING seq, link",
            [name],
        )
        return cursor.fetchone()


def _tell(names: frozenset[str]) -> None:
    for listener in _listeners:
        listener(names)


@transaction.atomic
def _move_rights() -> None:
    # One row for the whole house: taken in the transaction of a rule it would be held until that rule ends, and two
    # rules that touch the same two people could wait for each other. Afterwards nobody waits. A process killed just
    # before loses nothing that protects: rights are asked at each delivery, and of everybody every few seconds.
    record(RightsMoved(), by=None)
