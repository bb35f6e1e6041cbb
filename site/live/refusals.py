"""What was refused, in the log: one line a minute for each reason, however often, with how many there were.

A flood must neither fill the disk nor hide the rest. Nothing of what was sent is written down.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass

log = logging.getLogger(__name__)

EVERY = 60.0  # seconds between two lines for one reason


@dataclass
class _Noted:
    at: float
    since: int = 0


_noted: dict[str, _Noted] = {}
_lock = threading.Lock()


def note(why: str) -> None:
    """Say that a socket was refused. why: one of a few sentences of ours, with its code. From any thread."""
    moment = time.monotonic()
    with _lock:
        noted = _noted.get(why)
        if noted and moment - noted.at < EVERY:
            noted.since += 1
            return
        _noted[why] = _Noted(moment)
    log.warning("live sockets refused: %s (%d others since the last line)", why, noted.since if noted else 0)
