"""The chain: each entry holds a hash of itself and of the one before it in its stream."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping


def link(before: str, values: Mapping[str, object]) -> str:
    """The link of an entry, as 64 hexadecimal signs.

    before: the link of the entry before it in the stream, "" for the first. values: what the entry says, as JSON can
    write it; the same values give the same link on every database, whatever the order of their names.
    """
    said = json.dumps([before, values], sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(said.encode()).hexdigest()
