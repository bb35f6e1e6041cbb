"""What the demo tells of the days before today: its entries get the dates of their story, and a chain that holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from journal.engine import chain
from journal.models import Entry, Stream


def retell(streams: Iterable[str], *, since: dt.datetime, at: dt.datetime) -> None:
    """Say of the entries of these streams written since `since` that they were written at `at`. For the demo alone:
    it is what a journal exists to prevent, and the streams' links are made again from there."""
    for name in streams:
        told = list(Entry.objects.filter(stream_id=name, at__gte=since).order_by("seq"))
        if not told:
            continue
        before = Entry.objects.filter(stream_id=name, seq=told[0].seq - 1).values_list("link", flat=True).first() or ""
        for entry in told:
            entry.at = at
            entry.link = before = chain.link(before, entry.said())
        Entry.objects.bulk_update(told, ["at", "link"])
        Stream.objects.filter(name=name).update(link=before)
