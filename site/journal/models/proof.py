"""Whether the journal still says what was written: each stream's chain, read again from its first entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from journal.engine import chain

from .entries import Entry, Stream

AT_ONCE = 2000
"""Entries read from the database in one go."""


class Fault(Enum):
    """What is wrong, in words."""

    CHANGED = _("cette ligne, ou une ligne avant elle, a été changée ou déplacée")
    MISSING = _("cette ligne manque")
    ADDED = _("cette ligne a été ajoutée sans passer par le journal")
    HEAD = _("la fin de cette suite a été changée")


@dataclass(frozen=True)
class Broken:
    """The first entry of a stream that does not hold."""

    stream: str
    seq: int
    fault: Fault


def broken_links(stream: str | None = None) -> Iterator[Broken]:
    """The first broken entry of each stream, in the order of their names; nothing when all of them hold.

    stream: only that one. May run while others write. What no chain in one database can show: a stream taken out whole
    with its row, and a chain computed again from a changed entry to its end; compare with a backup for these.
    """
    streams = Stream.objects.order_by("name")
    for head in streams.filter(name=stream) if stream is not None else streams.all():
        if fault := _first_fault(head):
            yield fault


def _first_fault(head: Stream) -> Broken | None:
    # The head was read before the entries: those written meanwhile come after it, and are left for the next time.
    expected, before = 1, ""
    entries = Entry.objects.filter(stream_id=head.name, seq__lte=head.seq).order_by("seq")
    for entry in entries.iterator(AT_ONCE):
        if entry.seq != expected:
            return Broken(head.name, expected, Fault.MISSING if entry.seq > expected else Fault.ADDED)
        if entry.link != chain.link(before, entry.said()):
            return Broken(head.name, entry.seq, Fault.CHANGED)
        expected, before = expected + 1, entry.link
    if expected <= head.seq:
        return Broken(head.name, expected, Fault.MISSING)
    if before != head.link:
        return Broken(head.name, head.seq, Fault.HEAD)
    # In one statement, so that an entry and the number it was given are seen together.
    beyond = Entry.objects.filter(stream_id=head.name, seq__gt=F("stream__seq")).order_by("seq").first()
    return Broken(head.name, beyond.seq, Fault.ADDED) if beyond else None
