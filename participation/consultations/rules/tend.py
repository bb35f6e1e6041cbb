"""What the house does for consultations by itself: close what is over, and take in the anonymous answers that wait."""

import logging

from django.db import OperationalError

from kit.rewriting import rewrite_database
from participation.consultations.models import Anonymity, Consultation

from .close_consultation import close_what_is_over
from .flush_answers import flush_answers
from .propose_statement import flush_statements
from .speaking import KeyMissing

log = logging.getLogger(__name__)


def flush_what_waits() -> int:
    """Take in what waits in each open anonymous consultation; how many sheets."""
    found = Consultation.objects.open().filter(anonymity=Anonymity.ANONYMOUS)
    taken = 0
    for consultation_id in found.values_list("pk", flat=True):
        try:
            taken += flush_answers(consultation_id) + flush_statements(consultation_id)
        except KeyMissing:
            continue  # said in the log by who looked for it; the others go on
    return taken


def tend() -> bool:
    """One round; whether the database was written again. Outside any transaction."""
    closed = close_what_is_over()
    if not flush_what_waits() and not closed:
        return False
    try:
        return rewrite_database()
    except OperationalError:
        log.info("the database is busy: it will be rewritten at the next flush")
        return False
