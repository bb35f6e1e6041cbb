"""Write the free message of an anonymous consultation: it leaves with the answers, and is read apart from them."""

from django.db import transaction

from participation.consultations.models import Consultation
from participation.consultations.permissions import can_contribute

from .answer_question import HerOwnAnswer, not_sent_for_good
from .speaking import MESSAGE, Letter, Who, enter


@transaction.atomic
def leave_message(consultation: Consultation, *, text: str, who: Who) -> Letter:
    """text: as the form cleaned it; "" takes it away. Raises NotAllowed, ConsultationClosed, SpeaksForAnother,
    AlreadySent, HerOwnAnswer."""
    entered = enter(consultation, who, may=can_contribute)
    not_sent_for_good(entered)
    if who.is_helped and entered.letter.has_own_message:
        raise HerOwnAnswer
    entered.letter.message = text
    entered.letter.channels[MESSAGE] = who.channel
    if who.is_helped:
        entered.letter.helper = str(who.by.pk)
    entered.keep(sent=False)
    return entered.letter
