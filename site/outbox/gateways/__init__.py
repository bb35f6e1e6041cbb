"""The doors to the outside, one module each, with `send(*, channel, to, text)`. Chosen by OUTBOX_GATEWAYS."""

from importlib import import_module

from django.conf import settings


def exists(channel: str) -> bool:
    """Whether anything can leave by this channel."""
    return channel in settings.OUTBOX_GATEWAYS


def send(*, channel: str, to: str, text: str) -> None:
    """Hand a text to the gateway of its channel. Any exception means that it was not taken."""
    import_module(settings.OUTBOX_GATEWAYS[channel]).send(channel=channel, to=to, text=text)
