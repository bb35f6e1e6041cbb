"""Leave a message: it is kept whole, and waits to be read before others see it."""

from uuid import UUID

from django.db import transaction

from participation.consultations.models import Consultation, Contribution
from participation.consultations.permissions import can_contribute
from participation.moderation.rules import submit_for_review
from participation.people.models import User

from .enter import channel_of, enter

KIND = "contribution"
"""Name of these words in the registry of moderation."""


@transaction.atomic
def post_contribution(
    consultation: Consultation, *, text: str, key: UUID, person: User | None = None, by: User
) -> Contribution:
    """Send the words for review. Ask the same key twice, get the same message.

    text: 1 to LONGEST characters, as the form cleaned them (the database refuses others). person: whose words
    they are, `by` when not given; she is their author, whoever helps. The journal entry is the one of
    `submit_for_review`. Raises NotAllowed, ConsultationClosed, SpeaksForAnother.
    """
    person = person or by
    enter(
        consultation, person=person, by=by, may=can_contribute
    )  # the lock comes first, so that two retries cannot both miss the key
    if earlier := Contribution.objects.filter(author=person, key=key).first():
        return earlier
    contribution = Contribution(
        consultation=consultation,
        author=person,
        text=text,
        key=key,
        channel=channel_of(person, by),
        helper=by if by.pk != person.pk else None,
    )
    contribution.review = submit_for_review(KIND, contribution, by=by, channel=contribution.channel)
    contribution.save()
    return contribution
