"""What goes over the socket: JSON text frames both ways, and the codes with which it closes.

Client: {"streams": {name: last seq seen}} to follow, {"here": {"stream": name, "where": short text}} every 10 s.
Server: {"stream", "seq", "kind", "html"}; {"stream", "seq", "kind": "skip"} for what this viewer may not see, so that a
gap always means loss; {"stream", "seq", "kind": "reload"} when the piece is too large for a frame;
{"stream", "seq", "kind", "html", "whole": true} for a piece that is enough alone: after it a gap means nothing;
{"kind": "presence", "stream", "html"}.
A client that says {"streams": ..., "merged": true} gets them together, in their order: {"frames": [those above, ...]},
one in each tenth of a second, or several when they do not fit in one. Others get each by itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from live.streams import Piece

LARGEST = 16 * 1024  # bytes of a frame, both ways
MOST_STREAMS = 32  # per socket: a page of a list, and what stands around it
# « moderation », « plan:0199… ». Nothing else reaches the database: one name it cannot take would stop the look of all.
NAME = re.compile(r"[\w:-]{1,120}", re.ASCII)

UNREADABLE = 4400
SIGNED_OUT = 4401
NOT_YOURS = 4403
SILENT = 4408  # followed nothing, for too long
RELOAD = 4409
TOO_MUCH = 4429  # spoke too fast, or one session holds too many sockets


class Unreadable(ValueError):
    """The client sent something else than what is said above."""


@dataclass(frozen=True)
class Wishes:
    """What a client asked for in one frame. streams: name -> last seq seen; here: (stream, where), if said. merged: it
    takes frames together from now on."""

    streams: Mapping[str, int] = field(default_factory=dict)
    here: tuple[str, str] | None = None
    merged: bool = False


def read(text: str | None) -> Wishes:
    """A client's frame. Raises Unreadable for anything but the forms above, within their bounds."""
    if text is None or len(text.encode()) > LARGEST:
        raise Unreadable
    try:
        words = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable from error
    if not isinstance(words, dict) or not words or set(words) - {"streams", "here", "merged"}:
        raise Unreadable
    merged = words.get("merged", False)
    if not isinstance(merged, bool):
        raise Unreadable
    return Wishes(_streams(words.get("streams", {})), _here(words["here"]) if "here" in words else None, merged)


def _streams(words: object) -> Mapping[str, int]:
    if not isinstance(words, dict) or len(words) > MOST_STREAMS:
        raise Unreadable
    if not all(NAME.fullmatch(name) and type(seq) is int and 0 <= seq < 2**63 for name, seq in words.items()):
        raise Unreadable
    return words


def _here(words: object) -> tuple[str, str]:
    if not isinstance(words, dict) or set(words) != {"stream", "where"}:
        raise Unreadable
    stream, where = words["stream"], words["where"]
    if not (isinstance(stream, str) and isinstance(where, str) and len(where) <= 64 and where.isprintable()):
        raise Unreadable
    return stream, where


def wish(stream: str, after: str) -> tuple[str, int]:
    """The same from the address of GET /live/. Raises Unreadable."""
    if not (NAME.fullmatch(stream) and after.isascii() and after.isdigit() and len(after) <= 18):
        raise Unreadable
    return stream, int(after)


def entry_frame(stream: str, seq: int, piece: Piece | None, *, whole: bool = False) -> str:
    """One entry as a frame: the piece, or « skip » without one, or « reload » when it does not fit."""
    alone = {"whole": True} if whole else {}
    if piece is None:
        return _dump({"stream": stream, "seq": seq, "kind": "skip"})
    frame = _dump({"stream": stream, "seq": seq, "kind": piece.kind, "html": piece.html} | alone)
    return frame if len(frame.encode()) <= LARGEST else _dump({"stream": stream, "seq": seq, "kind": "reload"} | alone)


def presence_frame(stream: str, html: str) -> str | None:
    """Who is there, as a frame; None when it does not fit."""
    frame = _dump({"kind": "presence", "stream": stream, "html": html})
    return frame if len(frame.encode()) <= LARGEST else None


def merge(frames: Iterable[str]) -> Iterator[str]:
    """The same frames in as few as hold them, in their order."""
    some: list[str] = []
    size = room = LARGEST - len('{"frames":[]}')
    for frame in frames:
        size -= (length := len(frame.encode()) + 1)  # and a comma
        if some and size < 0:
            yield _merged(some)
            some, size = [], room - length
        some.append(frame)
    if some:
        yield _merged(some)


def _merged(frames: Sequence[str]) -> str:
    return f'{{"frames":[{",".join(frames)}]}}'


def catch_up_body(frames: Sequence[str], seq: int, *, reload: bool) -> str:
    """The answer of GET /live/: {"entries": frames, "seq": the last one, "reload": whether too much is missing}."""
    return f'{{"entries":[{",".join(frames)}],"seq":{seq},"reload":{str(reload).lower()}}}'


def _dump(words: dict[str, object]) -> str:
    return json.dumps(words, ensure_ascii=False, separators=(",", ":"))
