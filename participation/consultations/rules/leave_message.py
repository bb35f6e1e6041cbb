"""Write the free message of an anonymous consultation: it leaves with the answers, and is read apart from them."""

from django.db import transaction

from participation.consultations.models import Consultation
from participation.consultations.permissions import can_contribute

from .answer_question import not_sent_for_good
from .speaking import Letter, Who, enter


@transaction.atomic
def leave_message(consultation: Consultation, *, text: str, who: Who) -> Letter:
    """text: as the form cleaned it; "" takes it away. Raises NotAllowed, ConsultationClosed, SpeaksForAnother,
    AlreadySent."""
    entered = enter(consultation, who, may=can_contribute)
    not_sent_for_good(entered)
    entered.letter.message = text
    if who.is_helped:
        entered.letter.helper = str(who.by.pk)
    entered.keep(sent=False)
    return entered.letter
