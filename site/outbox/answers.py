"""The registry of who hears what people answer by SMS. Upper rooms fill it in their AppConfig.ready()."""

from __future__ import annotations

from collections.abc import Callable

from outbox.models import Incoming, Result

Listener = Callable[[Incoming, str], Result]

_listeners: list[Listener] = []


def register(listener: Listener) -> None:
    """Add a room: (what was heard, the number as the operator writes it) -> what it did. NOTHING when it asked nothing
    of that number. In the transaction of the answer: what fails leaves nothing, and the operator tries again."""
    _listeners.append(listener)


def hand_on(incoming: Incoming, number: str) -> Result:
    """The first room that has something to do with it does it."""
    results = (listener(incoming, number) for listener in _listeners)
    return next((result for result in results if result != Result.NOTHING), Result.NOTHING)
