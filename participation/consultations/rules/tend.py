"""What the house does for consultations by itself: close what is over, and take in the anonymous answers that wait."""

import logging

from django.db import OperationalError

from kit.refusals import Refusal
from kit.rewriting import rewrite_database
from participation.consultations.engine import keyring
from participation.consultations.models import Anonymity, Consultation

from .close_consultation import close_what_is_over
from .flush_answers import flush_answers
from .mix_words import mix_words
from .propose_statement import flush_statements

log = logging.getLogger(__name__)
# A process that begins does not know what the one before left undone.
_left = {"to_rewrite": True}


def flush_what_waits() -> int:
    """Take in what waits in each open anonymous consultation; how many sheets."""
    found = Consultation.objects.open().filter(anonymity=Anonymity.ANONYMOUS)
    taken = 0
    for consultation_id in found.values_list("pk", flat=True):
        try:
            taken += flush_answers(consultation_id) + flush_statements(consultation_id)
        except (Refusal, keyring.KeyGone, OperationalError) as why:
            log.error("what waits in a consultation cannot be taken in: %s (%s)", consultation_id, type(why).__name__)
    return taken


def tend() -> bool:
    """One round; whether the database was written again. Outside any transaction."""
    closed, taken = close_what_is_over(), flush_what_waits()
    _left["to_rewrite"] |= bool(closed or taken)
    if not _left["to_rewrite"]:
        return False
    try:
        mix_words()
        _left["to_rewrite"] = not rewrite_database()
    except OperationalError:
        log.info("the database is busy: it will be rewritten at the next round")
    return not _left["to_rewrite"]
