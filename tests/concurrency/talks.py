"""What each process of the race of messages does. Top-level functions: a process finds them by name."""

import random
import time
from uuid import UUID

from kit.ids import new_id
from participation.people.models import User
from participation.plans.models import Message, ReadMark, Thread
from participation.plans.rules import mark_read, send_message


def look() -> None:
    """As long as somebody looks at a page: never twice the same."""
    time.sleep(random.uniform(0, 0.03))


def write(about: UUID, by: UUID, times: int) -> int:
    """Write again and again, from a page that was opened before anybody wrote."""
    user = User.objects.get(pk=by)
    for number in range(times):
        look()
        send_message(about, text=f"Message {number}", seen=0, key=new_id(), by=user)
    return times


def read(about: UUID, by: UUID, times: int) -> int:
    """Open the page, look for a moment, say that it was read. The last message that was ever on the screen."""
    user, most = User.objects.get(pk=by), 0
    for _ in range(times):
        seen = Thread.objects.values_list("seq", flat=True).get(pk=about)
        look()
        mark_read(about, seen=seen, by=user)
        assert not Message.objects.filter(thread=about, seq__lte=seen).unread_by(by).exists(), "told twice"
        most = max(most, seen)
    return most


def read_naively(about: UUID, by: UUID, times: int) -> int:
    """The same, where the mark is wherever the last one put it. How often what had been read was new again."""
    again = 0
    for _ in range(times):
        seen = Thread.objects.values_list("seq", flat=True).get(pk=about)
        look()
        ReadMark.objects.filter(thread=about, user=by).update(seq=max(seen, 1))
        look()
        again += Message.objects.filter(thread=about, seq__lte=seen).unread_by(by).exists()
    return again


ROLES = {"write": write, "read": read, "read_naively": read_naively}


def act(role: str, about: UUID, by: UUID, times: int) -> int:
    return ROLES[role](about, by, times)
