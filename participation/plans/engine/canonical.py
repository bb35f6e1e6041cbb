"""One content, one sequence of bytes: what a digest can hold fast, and a signature stand on.

Canonical JSON in the way of RFC 8785: keys sorted by their UTF-16 code units, no blank, no escape that is not needed,
UTF-8. Narrower than the RFC in what it takes: no floating point number, whose decimal writing differs from one language
to the next, and no whole number that a double cannot hold.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

SCHEMA = 1
"""Of the content of a version. Goes up when a reader would have to read it otherwise; a new key alone does not."""
LARGEST = 2**53 - 1


class NotCanonical(ValueError):
    """This cannot be written in one way only."""


def canonical(content: Any) -> bytes:
    """dict, list, str, int, bool or None, inside one another. Raises NotCanonical."""
    try:
        return _written(content).encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotCanonical("half a pair of surrogates") from error


def _written(value: Any) -> str:
    if isinstance(value, dict):
        if not all(isinstance(key, str) for key in value):
            raise NotCanonical("a key that is no text")
        pairs = sorted(value.items(), key=lambda pair: pair[0].encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(f"{_written(key)}:{_written(inner)}" for key, inner in pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(_written, value)) + "]"
    if value is None or isinstance(value, bool | str):
        # Of text, the standard library escapes exactly what the RFC escapes.
        return json.dumps(str(value) if isinstance(value, str) else value, ensure_ascii=False)
    if isinstance(value, int) and abs(value) <= LARGEST:
        return str(int(value))
    raise NotCanonical(f"{type(value).__name__} has no one way of being written")


def read(content: bytes) -> Any:
    """What canonical() wrote. Raises NotCanonical when it is not, to the byte, what canonical() would write."""
    try:
        value = json.loads(content.decode("utf-8"))
    except ValueError as error:
        raise NotCanonical("not JSON") from error
    if canonical(value) != content:
        raise NotCanonical("written in another way")
    return value


def digest(content: bytes) -> str:
    """SHA-256, in 64 hexadecimal figures."""
    return hashlib.sha256(content).hexdigest()
