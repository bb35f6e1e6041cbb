"""A whole list of who came, in one form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from uuid import UUID

from workshops.models import Mark
from workshops.rules import Said

SAYS, SEEN = "m-", "w-"
"""What begins the name of a field: what is said of somebody, and what the page showed when it was said."""


class RollForm:
    """What was sent, line by line: a browser sends nothing for a line without an answer, which is no answer either.

    marks: by attendee; others: what every line becomes of which nobody has said anything.
    """

    def __init__(self, data: Mapping[str, str]) -> None:
        self.marks = dict(_said(data))
        self.others = Mark.HERE if "others" in data else Mark.NONE


def _said(data: Mapping[str, str]) -> Iterator[tuple[UUID, Said]]:
    for name in data:
        if name.startswith(SEEN) and (key := _uuid(name.removeprefix(SEEN))):
            seen = _mark(data[name], Mark.NONE)
            yield key, Said(seen, _mark(data.get(f"{SAYS}{key}", seen), seen))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _mark(text: str, otherwise: Mark) -> Mark:
    """A word that is no answer says nothing."""
    return Mark(text) if text in Mark.values else otherwise
