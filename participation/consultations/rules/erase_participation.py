"""Erase what somebody said in consultations: her answers, and her messages."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.conf import settings
from django.db.models import Max

from participation.consultations.engine import keyring
from participation.consultations.models import (
    Ballot,
    Consultation,
    Contribution,
    Draft,
    KeptSheet,
    Mark,
    Statement,
    StatementVote,
    Voice,
)
from participation.moderation.rules import withdrawn_words
from participation.people.models import User

from .speaking import owner_of
from .voting import voter_of


def erase_participation(person: User) -> None:
    """A message that was published leaves « Message retiré » in its place: others may have answered it. The rest goes,
    but for the anonymous answers that were counted in: nobody can tell which they are.

    The words under review are moderation's to erase, after this: contributions rest on them.
    """
    for consultation_id in Consultation.objects.exclude(drafts=None, marks=None, voices=None, ballots=None).values_list(
        "pk", flat=True
    ):
        _erase_waiting(consultation_id, person)
    KeptSheet.objects.filter(user=person).delete()
    hers = Contribution.objects.filter(author=person)
    hers.filter(review__published_text="").delete()
    hers.update(text=withdrawn_words(), author=None)
    proposed = Statement.objects.filter(author=person)
    proposed.filter(review__published_text="").delete()
    proposed.update(text=withdrawn_words(), author=None)


def last_signs_in_consultations(user_ids: Collection[UUID]) -> dict[UUID, dt.datetime]:
    """When each last sent answers with a name, or a message. Of anonymous ones nobody knows."""
    answered = KeptSheet.objects.filter(user__in=user_ids).values_list("user").annotate(last=Max("sent_at"))
    sent = Contribution.objects.filter(author__in=user_ids).values_list("author").annotate(last=Max("created_at"))
    last: dict[UUID, dt.datetime] = dict(answered.order_by())
    for user_id, at in sent.order_by():
        last[user_id] = max(at, last.get(user_id, at))
    return last


def _erase_waiting(consultation_id: UUID, person: User) -> None:
    """What she has begun, what waits, and the marks that only the key knows to be hers."""
    try:
        key = keyring.find(settings.KEYS_DIR, consultation_id)
    except keyring.KeyGone:
        return
    owner = owner_of(key, person.pk)
    for model in (Draft, Mark, Voice, Ballot):
        model.objects.filter(consultation=consultation_id, owner=owner).delete()
    Voice.objects.filter(consultation=consultation_id, speaker=owner).delete()
    StatementVote.objects.filter(statement__consultation=consultation_id, voter=voter_of(key, owner)).delete()
