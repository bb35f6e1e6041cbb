"""After an erasure, rewrite the database: what was erased is still readable in its free pages and its log."""

import logging

from django.db import OperationalError

from kit.rewriting import rewrite_database
from kit.time import now
from participation.people.models import EraseRequest

log = logging.getLogger(__name__)


def leave_no_trace() -> bool:
    """Whether there was an erasure to make whole, and it is. Outside any transaction; somebody else reading or writing
    just now puts it off to the next tick."""
    done = list(EraseRequest.objects.to_rewrite().values_list("pk", flat=True))
    if not done:
        return False
    try:
        if not rewrite_database():
            return False
    except OperationalError:
        log.info("the database is busy: it will be rewritten later")
        return False
    EraseRequest.objects.filter(pk__in=done).update(rewritten_at=now())
    return True
