"""Take what somebody answered by SMS, once, however often the operator hands it on."""

from __future__ import annotations

from django.db import transaction

from outbox import answers
from outbox.engine.meaning import read_meaning
from outbox.gateways import Heard
from outbox.models import LONGEST_WORDS, Incoming, Result


@transaction.atomic
def take_incoming(heard: Heard) -> bool:
    """Whether it was new. Its words stay only where somebody has to call because of them."""
    incoming = Incoming(operator_id=heard.id, meaning=read_meaning(heard.text))
    # The unique id is the lock: of two that come at once, the second waits here, then finds that it is not its own.
    Incoming.objects.bulk_create([incoming], ignore_conflicts=True)
    if not Incoming.objects.filter(pk=incoming.pk).exists():
        return False
    result = answers.hand_on(incoming, heard.number)
    words = heard.text[:LONGEST_WORDS] if result == Result.CALL else ""
    Incoming.objects.filter(pk=incoming.pk).update(result=result, words=words)
    return True
