"""The files that the demo's gateway writes, read back: what was sent, and what was answered."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

# Six digits alone, as an entry code is written: « 123456 » or « 123 456 ».
CODE = re.compile(r"(?<!\d)(\d{3})\s?(\d{3})(?!\d)")
ADDRESS = re.compile(r"(https?://\S+)")
TAIL = 64 * 1024  # bytes read from the end: some 300 messages


@dataclass(frozen=True)
class Sent:
    """One line: when, by which channel, to which number or address, and what it says."""

    at: dt.datetime
    channel: str
    to: str
    text: str
    answered: bool = False  # not sent to this number, but written there

    @property
    def code(self) -> str:
        """« 123 456 » when the message gives a code, else nothing."""
        found = None if self.answered else CODE.search(self.text)
        return " ".join(found.groups()) if found else ""

    @property
    def parts(self) -> list[tuple[str, str]]:
        """The text in pieces, each with where it leads when it is an address, as a telephone makes a link of it: here
        to the page of this demo, under whatever port the message was written."""
        pieces = (piece for piece in ADDRESS.split(self.text) if piece)
        return [(piece, urlsplit(piece).path if ADDRESS.fullmatch(piece) else "") for piece in pieces]

    @property
    def to_read(self) -> str:
        """The number as it is read aloud in France: +33639980001 -> 06 39 98 00 01. Others as they are."""
        if re.fullmatch(r"\+33\d{9}", self.to):
            return " ".join(re.findall("..", f"0{self.to[3:]}"))
        return self.to


def newest(path: Path, limit: int, answers: Path | None = None) -> list[Sent]:
    """The last messages of the file, newest first, among the last of the answers; none when there is no file yet."""
    sent = (Sent(_at(one), one["channel"], one["to"], one["text"]) for one in _last(path, limit))
    kept = _last(answers, limit) if answers else []
    said = (Sent(_at(one), "sms", one["number"], one["text"], answered=True) for one in kept)
    return sorted((*sent, *said), key=lambda one: one.at, reverse=True)[:limit]


def _last(path: Path, limit: int) -> list[dict[str, str]]:
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - TAIL))
            lines = file.read().splitlines()
    except FileNotFoundError:
        return []
    if size > TAIL:
        lines = lines[1:]  # cut somewhere in its middle
    return [json.loads(line) for line in reversed(lines[-limit:])]


def _at(one: dict[str, str]) -> dt.datetime:
    return dt.datetime.fromisoformat(one["at"])
