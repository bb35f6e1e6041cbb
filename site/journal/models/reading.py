"""Reading the journal: where a stream is, and what came after a point."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .entries import Entry, Stream


def head_seq(name: str) -> int:
    """The last sequence number given in a stream, 0 for one nobody wrote in yet.

    A page that follows a stream reads this BEFORE its content: what is written between the two then comes twice, which
    does no harm, and nothing is missed.
    """
    return Stream.objects.filter(name=name).values_list("seq", flat=True).first() or 0


def head_seqs(names: Iterable[str]) -> Mapping[str, int]:
    """The same for several streams, in one query; those nobody wrote in are left out."""
    return dict(Stream.objects.filter(name__in=list(names)).values_list("name", "seq"))


def entries_after(name: str, seq: int, limit: int) -> list[Entry]:
    """Entries of a stream after `seq`, in order, at most `limit`."""
    return list(Entry.objects.filter(stream_id=name, seq__gt=seq).order_by("seq")[:limit])
