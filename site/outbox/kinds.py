"""The registry of what we send. Upper rooms fill it in their AppConfig.ready()."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING
from uuid import UUID

from outbox.engine.meaning import Meaning

if TYPE_CHECKING:
    from outbox.models import Message


@dataclass(frozen=True)
class Kind:
    """One reason to write to somebody.

    render: the message -> its text, read from the ids in message.data at the moment of sending; None drops it, for
        instance when what it speaks of was cancelled since. One SMS: GSM letters, 160 at most (outbox.engine.sms.fits),
        neutral: no structure, no subject. An entry code is made here, so that it is stored in clear nowhere.
    urgent: goes out during quiet hours, and before the others.
    by_call: no machine says it: somebody of the team calls, whatever she agreed to.
    who: of messages to numbers without account, by id, the first name to ask for when somebody calls.
    asks: it asks for a yes or a no, which whoever calls may write down at once.
    page: the address of a page of ours that says what it is about, to whoever calls and is asked.
    """

    name: str
    render: Callable[[Message], str | None]
    urgent: bool = False
    by_call: bool = False
    who: Callable[[Sequence[Message]], Mapping[UUID, str]] | None = None
    asks: bool = False
    page: Callable[[Message], str] | None = None


_kinds: dict[str, Kind] = {}
Reached = Callable[["Message", Meaning | None, UUID], None]
_reached: dict[str, Reached] = {}


def register(kind: Kind) -> None:
    """Add a kind. Raises ValueError when the name is taken."""
    if kind.name in _kinds:
        raise ValueError(f"message kind {kind.name} is already registered")
    _kinds[kind.name] = kind


def find(name: str) -> Kind | None:
    return _kinds.get(name)


def when_reached(name: str, then: Reached) -> None:
    """Registry: run `then` in the transaction in which somebody of the team (an account's id) notes that she was told
    this message on the phone, and what she answered, if she did."""
    _reached[name] = then


def reached(message: Message, *, said: Meaning | None, by: UUID) -> None:
    """She was told it on the phone."""
    if then := _reached.get(message.kind):
        then(message, said, by)


def names(messages: Sequence[Message]) -> dict[UUID, str]:
    """Whom to ask for, of the messages whose rooms know it: one question to each room, however many they are."""
    asked: dict[Callable, list[Message]] = {}
    for message in messages:
        if (kind := find(message.kind)) and kind.who:
            asked.setdefault(kind.who, []).append(message)
    return {message_id: name for who, some in asked.items() for message_id, name in who(some).items()}


def every() -> Mapping[str, Kind]:
    return MappingProxyType(_kinds)
