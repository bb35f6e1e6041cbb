"""Write an event in the journal: last statement of a rule, in the rule's own transaction."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from operator import itemgetter
from uuid import UUID

from django.db import connection, transaction

from journal.engine import chain
from journal.events import Event, RightsMoved
from journal.models import Channel, Entry, Stream
from kit.time import midnight, now

_listeners: list[Callable[[frozenset[str]], None]] = []


def on_recorded(listener: Callable[[frozenset[str]], None]) -> None:
    """Registry: call `listener` with the names of the streams after each commit that wrote in them."""
    _listeners.append(listener)


def record(
    event: Event,
    *,
    by: UUID | None,
    on_behalf: UUID | None = None,
    channel: str = Channel.SELF,
    day: dt.date | None = None,
) -> list[Entry]:
    """Give the event its number in each of its streams. `by` is the actor's id, None for the house itself.

    day: of what is nobody's, the only moment that is written down; the id of the entry says none either. Raises
    TransactionManagementError outside a transaction: a number without its event would be a loss.
    """
    return record_all([event], by=by, on_behalf=on_behalf, channel=channel, day=day)


def record_all(
    events: Iterable[Event],
    *,
    by: UUID | None,
    on_behalf: UUID | None = None,
    channel: str = Channel.SELF,
    day: dt.date | None = None,
) -> list[Entry]:
    """The same for several events of one moment, in three statements however many they are.

    Streams are locked in the order of their names, so that two writers of the same two streams cannot wait for each
    other. Raises TransactionManagementError.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("journal.record() belongs inside the rule's transaction")
    events, moment = list(events), midnight(day) if day else now()
    said = sorted(((name, event) for event in events for name in set(event.streams())), key=itemgetter(0))
    entries = [
        Entry(
            stream_id=name,
            verb=event.verb,
            actor=by,
            on_behalf=on_behalf,
            channel=channel,
            targets=event.targets(),
            at=moment,  # the same in each stream: it is one act
            **({"id": uuid.uuid4()} if day else {}),
        )
        for name, event in said
    ]
    if entries:
        _write(entries)
        transaction.on_commit(partial(_tell, frozenset(entry.stream_id for entry in entries)), robust=True)
    if any(event.changes_rights for event in events):
        transaction.on_commit(_move_rights, robust=True)
    return entries


def _write(entries: list[Entry]) -> None:
    """Number them, chain them, save them. entries: in the order of the names of their streams."""
    heads = _move_on(Counter(entry.stream_id for entry in entries))
    for entry in entries:
        head = heads[entry.stream_id]
        head.seq += 1
        entry.seq = head.seq
        entry.link = head.link = chain.link(head.link, entry.said())
    if len(entries) == 1:  # nearly always: half the time of what saves many
        entries[0].save(force_insert=True)
        Stream.objects.filter(pk=entries[0].stream_id).update(link=entries[0].link)
    else:
        Entry.objects.bulk_create(entries)
        Stream.objects.bulk_update(heads.values(), ["link"])


def _move_on(counts: Mapping[str, int]) -> dict[str, Stream]:
    """Move each stream on by so many numbers, in the order of `counts`; where each was before."""
    # One statement creates the streams or locks their rows and moves them on: two first writers cannot both create one.
    rows = ", ".join(["(%s, %s, '')"] * len(counts))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO journal_stream (name, seq, link) VALUES {rows} "  # noqa: S608 (placeholders only)
            "ON CONFLICT (name) DO UPDATE SET seq = journal_stream.seq + excluded.seq RETURNING name, seq, link",
            [value for pair in counts.items() for value in pair],
        )
        return {name: Stream(name=name, seq=seq - counts[name], link=link) for name, seq, link in cursor.fetchall()}


def _tell(names: frozenset[str]) -> None:
    for listener in _listeners:
        listener(names)


@transaction.atomic
def _move_rights() -> None:
    # One row for the whole house: taken in the transaction of a rule it would be held until that rule ends, and two
    # rules that touch the same two people could wait for each other. Afterwards nobody waits. A process killed just
    # before loses nothing that protects: rights are asked at each delivery, and of everybody every few seconds.
    record(RightsMoved(), by=None)
