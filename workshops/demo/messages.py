"""What was written about seats, and what came back: an offer to answer by its link or by « OUI », one to tell by a
call, and an answer that somebody has to understand."""

import datetime as dt

from kit.demo import Life
from kit.time import PARIS, now
from outbox import gateways
from outbox.engine import hours
from outbox.gateways import file
from outbox.models import Message
from outbox.rules import deliver_message, take_incoming

EVENING = dt.time(20)


def build(life: Life) -> None:
    if life.sample:
        _written_at_a_decent_hour()
        _answered(life, "joel", "Est-ce que je peux venir avec ma soeur ?")
        _written_at_a_decent_hour()


def _written_at_a_decent_hour() -> None:
    """Now; or, for a demo that is made at night, the evening before: no telephone rings, and its page is not empty."""
    at = _a_decent_hour()
    due = Message.objects.waiting().filter(kind__in=("seats_offered", "answer_unclear"), due_at__lte=now())
    for message_id in list(due.values_list("pk", flat=True)):
        Message.objects.filter(pk=message_id).update(due_at=at)
        deliver_message(message_id, at=at)


def _a_decent_hour() -> dt.datetime:
    here = now().astimezone(PARIS)
    if not hours.is_quiet(here):
        return now()
    day = here.date() - dt.timedelta(days=here.time() < hours.MORNING)
    return dt.datetime.combine(day, EVENING, PARIS)


def _answered(life: Life, who: str, text: str) -> None:
    take_incoming(gateways.hear(*file.answer(number=life.people[who].phone, text=text)))
