"""The doors to the outside, one module each. OUTBOX_GATEWAYS chooses by which one each channel leaves, with
`send(*, channel, to, text)`; INCOMING_GATEWAY, which one reads what people answer, with `read(headers, body)`."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from django.conf import settings


class NotSigned(Exception):
    """Not from the operator, too old, or changed on its way."""


class Unreadable(Exception):
    """From the operator, and not what was agreed with it."""


@dataclass(frozen=True)
class Heard:
    """What somebody answered. id: the operator's own, one for each message, the same when it tries again; number: as
    the operator writes it."""

    id: str
    number: str
    text: str


def exists(channel: str) -> bool:
    """Whether anything can leave by this channel."""
    return channel in settings.OUTBOX_GATEWAYS


def send(*, channel: str, to: str, text: str) -> None:
    """Hand a text to the gateway of its channel. Any exception means that it was not taken."""
    import_module(settings.OUTBOX_GATEWAYS[channel]).send(channel=channel, to=to, text=text)


def hears() -> bool:
    """Whether people may answer by SMS: no message asks them to while nobody would hear it."""
    return bool(settings.INCOMING_SECRET)


def hear(headers: Mapping[str, str], body: bytes) -> Heard:
    """Read the operator's call. Raises NotSigned, Unreadable."""
    return import_module(settings.INCOMING_GATEWAY).read(headers, body)
