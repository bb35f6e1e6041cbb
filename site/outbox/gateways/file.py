"""An operator for the demo and the tests: one line of JSON per message, in OUTBOX_FILE; and per answer, in
INCOMING_FILE."""

import json
import os
from pathlib import Path

from django.conf import settings

from kit.ids import new_id
from kit.time import now

from .signed import sign


def send(*, channel: str, to: str, text: str) -> None:
    _write(settings.OUTBOX_FILE, at=now().isoformat(), channel=channel, to=to, text=text)


def answer(*, number: str, text: str) -> tuple[dict[str, str], bytes]:
    """What somebody answers from her phone: kept, then as the call, signed, that an operator makes of it."""
    identity = str(new_id())
    _write(settings.INCOMING_FILE, at=now().isoformat(), id=identity, number=number, text=text)
    body = json.dumps({"from": number, "text": text}).encode()
    return sign(identity, body, at=now()), body


def _write(where: Path | str, **words: str) -> None:
    line, path = json.dumps(words, ensure_ascii=False), Path(where)
    path.parent.mkdir(parents=True, exist_ok=True)
    # O_APPEND and one write: lines of several processes never mix. fsync: what is marked as sent is really there.
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(file, f"{line}\n".encode())
        os.fsync(file)
    finally:
        os.close(file)
