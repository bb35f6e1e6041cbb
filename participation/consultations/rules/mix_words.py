"""Write the words that are nobody's again in an order of their own, so that their place does not tell with which others
they came, nor when those did that left at once, alone, because they spoke of danger."""

import datetime as dt
import random

from django.db import transaction

from kit.rewriting import rewrite_rows
from kit.time import now
from participation.consultations.models import Anonymity, Contribution
from participation.moderation.models import ReviewItem

DONE_AFTER = dt.timedelta(days=2)
"""Words of consultations that ended before have been written again already."""
_random = random.SystemRandom()


@transaction.atomic
def mix_words() -> int:
    """How many were written again. Apart from what gave them to moderation: who decides on one holds it, then writes in
    the journal; here nothing is held but them."""
    fresh = {"consultation__anonymity": Anonymity.ANONYMOUS, "consultation__closes_at__gt": now() - DONE_AFTER}
    words = Contribution.objects.filter(author=None, **fresh).order_by()
    for model, column in ((ReviewItem, "review_id"), (Contribution, "pk")):
        ids = list(words.values_list(column, flat=True))
        _random.shuffle(ids)
        rewrite_rows(model, ids)
    return len(ids)
