"""The registry of what is live. Upper rooms fill it in their AppConfig.ready()."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from journal.models import Entry


@dataclass(frozen=True)
class Piece:
    """What a viewer gets for one entry: `kind` tells the browser what to do with `html`.

    told_by: an earlier seq whose piece, of the same rendering, shows as much; who is sent that one now gets no other.
    """

    kind: str
    html: str
    told_by: int = 0


@dataclass(frozen=True)
class LiveStream:
    """A family of streams: "moderation" alone, or "plan" for every "plan:<id>".

    views: user ids -> the view each of them has of this stream NOW, in one or few queries; a user left out, or given
        None, may not see it at all. A view is any short text; two viewers with the same view get the same bytes.
    render: the entries (oldest first), the key ("" or "<id>") and one view -> the piece for each seq; a seq left out
        is shown to that view as {"kind": "skip"}.
    presence: optional; the ids of who is there and where (a short place, for instance a review item's id), the key and
        the view -> html, or None when this view shows no presence.
    ends: optional; user ids -> the moment at which each one's view ends by itself, for those whose view does: the right
        is then asked again within a second, though nothing is written.
    opened: optional; called once per subscription of a socket that may see the stream, and for each GET that is shown
        entries of it, with the viewer and the key: the read it counts for may be written there.
    journal: optional; the streams of the journal that it reads, when they are not its own: with "session", the family
        "seats" tells in "seats:<id>" what was written in "session:<id>".
    whole: each piece shows all there is to show, so that the last one is enough. It alone is sent, whatever came
        before; what shows nothing is not even a number; and who was away for long, or sees it otherwise than before,
        gets it without reloading.
    """

    name: str
    views: Callable[[Sequence[UUID], str], Mapping[UUID, str | None]]
    render: Callable[[Sequence[Entry], str, str], Mapping[int, Piece]]
    presence: Callable[[Sequence[tuple[UUID, str]], str, str], str | None] | None = None
    ends: Callable[[Sequence[UUID], str], Mapping[UUID, dt.datetime]] | None = None
    opened: Callable[[UUID, str], None] | None = None
    journal: str = ""
    whole: bool = False


_streams: dict[str, LiveStream] = {}


def register(stream: LiveStream) -> None:
    """Add a family of streams. Raises ValueError when the name is taken."""
    if stream.name in _streams:
        raise ValueError(f"live stream {stream.name} is already registered")
    _streams[stream.name] = stream


def find(full_name: str) -> tuple[LiveStream, str] | None:
    """ "plan:0199..." -> (the family, "0199..."); None when nobody registered it."""
    name, _, key = full_name.partition(":")
    stream = _streams.get(name)
    return (stream, key) if stream else None


def journal_of(full_name: str) -> str:
    """The stream of the journal behind a live one: its own, nearly always."""
    name, colon, key = full_name.partition(":")
    family = _streams.get(name)
    return f"{family.journal}{colon}{key}" if family and family.journal else full_name


def is_followed(journal: str) -> bool:
    """Whether what is written in this stream of the journal is live for somebody."""
    sources = {family.journal for family in _streams.values()} - {""}
    return find(journal) is not None or any(f"{journal}:".startswith(f"{source}:") for source in sources)
