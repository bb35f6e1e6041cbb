"""What each worker of the outbox's race does. Top-level functions: a process finds them by name."""

from pathlib import Path

from django.conf import settings

from kit.time import now
from outbox import gateways, kinds
from outbox.gateways import Heard
from outbox.kinds import Kind
from outbox.models import Message
from outbox.rules import sweep_messages, take_incoming

NEWS = Kind("race_news", render=lambda message: f"Nouvelle {message.data['number']}.", urgent=True)


def sweep(path: str) -> int:
    """One worker: everything that is due."""
    settings.OUTBOX_FILE = Path(path)
    if kinds.find(NEWS.name) is None:
        kinds.register(NEWS)
    return sweep_messages()


def sweep_naively(path: str) -> int:
    """The rival: send what is not marked as sent, then mark it."""
    settings.OUTBOX_FILE = Path(path)
    waiting = list(Message.objects.filter(sent_at=None).order_by("due_at"))
    for message in waiting:
        gateways.send(channel="sms", to=message.address, text=NEWS.render(message))
        Message.objects.filter(pk=message.pk).update(sent_at=now())
    return len(waiting)


def take(identity: str) -> bool:
    """One machine of the operator: hands on an answer."""
    return take_incoming(Heard(identity, "+33639980001", "OUI"))
