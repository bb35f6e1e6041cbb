"""The registry of stronger envelopes. What is typed for some pages must not outlive them, whoever holds the key of the
house: the room of these pages seals it with a key of its own, which it destroys in its time."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


class CannotSeal(Exception):
    """The page has an envelope of its own, and there is no key: nothing that was typed for it is kept."""


@dataclass(frozen=True)
class Envelope:
    """seal: an address and what was typed there -> sealed; None for an address that is not of this room. Raises
    CannotSeal. unseal: what `seal` gave -> the same; None for what it cannot open, or not any more."""

    seal: Callable[[str, Any], bytes | None]
    unseal: Callable[[bytes], Any | None]


_envelopes: list[Envelope] = []


def register(envelope: Envelope) -> None:
    _envelopes.append(envelope)


def seal(path: str, content: Any) -> bytes | None:
    """Sealed by the room of this address; None where the house's own envelope is enough. Raises CannotSeal."""
    return next((sealed for one in _envelopes if (sealed := one.seal(path, content)) is not None), None)


def unseal(sealed: bytes) -> Any | None:
    return next((content for one in _envelopes if (content := one.unseal(sealed)) is not None), None)
