"""What each process of the journal's races does. Top-level functions: a process finds them by name."""

import random
import time
from dataclasses import dataclass

from django.db import connection, transaction

from journal.engine import chain
from journal.events import Event
from journal.models import Broken, Entry, Stream, broken_links, entries_after, head_seq
from journal.rules import record
from kit.ids import new_id


@dataclass(frozen=True, kw_only=True)
class ThingDone(Event):
    names: str

    def streams(self) -> tuple[str, ...]:
        return tuple(self.names.split(","))


def write(names: str, times: int) -> int:
    """Record `times` events in these streams, each in a transaction that lasts a moment, as a rule's does."""
    for _ in range(times):
        with transaction.atomic():
            record(ThingDone(names=names), by=None)
            time.sleep(random.random() / 200)
    return times


def write_naively(name: str, times: int) -> int:
    """The rival: count what is there, and add one. Nothing is locked first."""
    lost = 0
    for _ in range(times):
        number = head_seq(name) + 1
        time.sleep(random.random() / 200)
        with transaction.atomic():
            if Entry.objects.filter(stream_id=name, seq=number).exists():
                lost += 1  # somebody has that number: this rival's event is gone
                continue
            Stream.objects.update_or_create(name=name, defaults={"seq": number})
            Entry.objects.create(stream_id=name, seq=number, verb="ThingDone", actor=None)
    return times - lost


def chain_naively(name: str, times: int) -> int:
    """Another rival: the numbers are given under the lock, the link before is what was read before it."""
    for _ in range(times):
        before = Stream.objects.filter(name=name).values_list("link", flat=True).first() or ""
        time.sleep(random.random() / 200)
        with transaction.atomic():
            (entry,) = record(ThingDone(names=name), by=None)
            link = chain.link(before, entry.said())
            Entry.objects.filter(pk=entry.pk).update(link=link)
            Stream.objects.filter(name=name).update(link=link)
    return times


def verify(name: str, total: int) -> list[Broken]:
    """Read the chain again and again until `total` entries are there: what was ever found broken."""
    until = time.monotonic() + 30
    found: list[Broken] = []
    while not found and head_seq(name) < total and time.monotonic() < until:
        found += broken_links(name)
    return found + list(broken_links(name))


def follow(name: str, total: int) -> list[int]:
    """Read like the hub: what is after the last seq one has, until `total` were read."""
    seen: list[int] = []
    until = time.monotonic() + 30
    while len(seen) < total and time.monotonic() < until:
        seen += [entry.seq for entry in entries_after(name, seen[-1] if seen else 0, 50)]
    return seen


def make_numbered_table() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS naive_entry (id serial PRIMARY KEY, who text)")
        cursor.execute("TRUNCATE naive_entry RESTART IDENTITY")


def write_numbered(times: int) -> int:
    """The other rival: one autoincrement for all, PostgreSQL's usual way."""
    for _ in range(times):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO naive_entry (who) VALUES (%s)", [str(new_id())])
            time.sleep(random.random() / 200)
    return times


def follow_numbered(seconds: float) -> int:
    """A cursor on that number: how many rows it saw."""
    seen, last, until = 0, 0, time.monotonic() + seconds
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute("SELECT id FROM naive_entry WHERE id > %s ORDER BY id", [last])
            ids = [row[0] for row in cursor.fetchall()]
        seen, last = seen + len(ids), max(ids, default=last)
    return seen


def run(target: str, args: tuple) -> object:
    """Call another function of this module: one race, several parts."""
    return globals()[target.rpartition(":")[2]](*args)
