"""A gateway for the demo and the tests: one line of JSON per message, in OUTBOX_FILE."""

import json
import os
from pathlib import Path

from django.conf import settings

from kit.time import now


def send(*, channel: str, to: str, text: str) -> None:
    line = json.dumps({"at": now().isoformat(), "channel": channel, "to": to, "text": text}, ensure_ascii=False)
    path = Path(settings.OUTBOX_FILE)
    path.parent.mkdir(parents=True, exist_ok=True)
    # O_APPEND and one write: lines of several processes never mix. fsync: what is marked as sent is really there.
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(file, f"{line}\n".encode())
        os.fsync(file)
    finally:
        os.close(file)
