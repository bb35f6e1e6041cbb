"""Leave a message of one's own: it is kept whole, and waits to be read before others see it."""

from uuid import UUID

from django.db import transaction

from journal.models import Channel
from kit.once import said_once
from kit.refusals import NotAllowed
from participation.consultations.engine.codes import MOST_WORDS
from participation.consultations.models import Consultation, Contribution
from participation.consultations.permissions import can_contribute
from participation.moderation.rules import submit_for_review

from .answer_question import not_sent_for_good
from .put_away import KIND
from .receipts import receipt_digest
from .speaking import Who, enter
from .write_question import Sent


@transaction.atomic
def post_contribution(
    consultation: Consultation,
    *,
    text: str,
    key: UUID,
    who: Who,
    show_name: bool = False,
    picture: Sent | None = None,
    picture_says: str = "",
) -> Contribution:
    """Send the words for review, with her name. The same key and words twice are one message.

    text: 1 to LONGEST characters, as the form cleaned them (the database refuses others). She is their author, whoever
    helps; somebody without an account is nobody. show_name: under the name that others see of her, which she alone asks
    for: it is not looked at in what somebody writes for her. In an anonymous consultation words leave by
    `leave_message` instead. picture: made light, with what it shows; of somebody without an account it is not taken.
    The journal entry is the one of `submit_for_review`. Raises NotAllowed, ConsultationClosed, SpeaksForAnother,
    AlreadyAnswered.
    """
    entered = enter(consultation, who, may=can_contribute)  # the lock comes first: two retries cannot both miss the key
    if entered.consultation.is_anonymous:
        raise NotAllowed
    not_sent_for_good(entered)
    key = said_once(key, text)
    if earlier := Contribution.objects.filter(consultation=consultation, author=who.person, key=key).first():
        return earlier
    helper = who.by if who.is_helped else None
    signs = show_name and who.person is not None and who.channel == Channel.SELF
    letter = entered.letter
    contribution = Contribution(
        consultation=consultation,
        author=who.person,
        text=text,
        key=key,
        channel=who.channel,
        helper=helper,
        show_name=signs,
    )
    # Numbers of answers begin at the first one, those of messages at the last.
    contribution.receipt = receipt_digest(consultation.pk, letter.receipt, MOST_WORDS - letter.posted)
    letter.posted += 1
    contribution.review = submit_for_review(
        KIND,
        contribution,
        by=who.by,
        channel=who.channel,
        picture=picture.content if picture and picture_says and who.person else None,
        picture_says=picture_says,
    )
    contribution.save()
    entered.keep()
    return contribution
