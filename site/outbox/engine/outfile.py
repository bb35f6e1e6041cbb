"""The file that the demo's gateway writes, read back."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from pathlib import Path

# Six digits alone, as an entry code is written: « 123456 » or « 123 456 ».
CODE = re.compile(r"(?<!\d)(\d{3})\s?(\d{3})(?!\d)")
TAIL = 64 * 1024  # bytes read from the end: some 300 messages


@dataclass(frozen=True)
class Sent:
    """One line: when, by which channel, to which number or address, and what it says."""

    at: dt.datetime
    channel: str
    to: str
    text: str

    @property
    def code(self) -> str:
        """« 123 456 » when the message gives a code, else nothing."""
        found = CODE.search(self.text)
        return " ".join(found.groups()) if found else ""

    @property
    def to_read(self) -> str:
        """The number as it is read aloud in France: +33639980001 -> 06 39 98 00 01. Others as they are."""
        if re.fullmatch(r"\+33\d{9}", self.to):
            return " ".join(re.findall("..", f"0{self.to[3:]}"))
        return self.to


def newest(path: Path, limit: int) -> list[Sent]:
    """The last messages of the file, newest first; none when there is no file yet."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - TAIL))
            lines = file.read().splitlines()
    except FileNotFoundError:
        return []
    if size > TAIL:
        lines = lines[1:]  # cut somewhere in its middle
    words = (json.loads(line) for line in reversed(lines[-limit:]))
    return [Sent(dt.datetime.fromisoformat(one["at"]), one["channel"], one["to"], one["text"]) for one in words]
