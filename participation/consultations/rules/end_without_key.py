"""End a consultation whose key is lost: what it sealed will never be read, and the page says so.

A backup holds no key, on purpose: a consultation that is restored from one while it was open is in this case.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import Stale, require
from kit.time import now
from participation.consultations.engine import keyring
from participation.consultations.engine.life import Act, after
from participation.consultations.events import AnswersLost
from participation.consultations.models import (
    Ballot,
    Consultation,
    Draft,
    HeldWords,
    KeptSheet,
    Mark,
    Sheet,
    State,
    Voice,
)
from participation.consultations.permissions import can_manage
from participation.people.models import User

from .close_consultation import NotBegun, alone, submit_kept_words
from .flush_answers import take_tables


class KeyIsThere(Stale):
    sentence = _("La clé est là. Rien n’est perdu : fermez la consultation comme d’habitude.")


@dataclass(frozen=True)
class Lost:
    """What nobody can read without the key. begun: answers that were never sent; sent: those that were; ballots: of
    votes on statements; kept: answers that stay, because they are kept with a name."""

    begun: int
    sent: int
    ballots: int
    kept: int

    @property
    def answers(self) -> int:
        return self.begun + self.sent


@transaction.atomic
def end_without_key(consultation_id: UUID, *, by: User) -> Consultation:
    """Close it with what can still be read, and throw away what is sealed. How many answers are lost stays written.

    Raises NotAllowed, NotNow, NotBegun, KeyIsThere.
    """
    consultation = alone(consultation_id)
    require(can_manage(by, consultation))
    after(consultation.state, Act.CLOSE)
    if not consultation.has_begun:
        raise NotBegun  # taken back and opened again, it has another key
    if keyring.exists(settings.KEYS_DIR, consultation.pk):
        raise KeyIsThere
    if consultation.is_anonymous:
        take_tables()
    lost = lost_without_key(consultation)
    Sheet.objects.filter(consultation=consultation, sealed__isnull=False).delete()
    for model in (Draft, Mark, Voice, HeldWords, Ballot):
        model.objects.filter(consultation=consultation).delete()
    submit_kept_words(consultation)
    consultation.took_part, consultation.lost = lost.kept, lost.answers
    consultation.state = State.CLOSED
    if not consultation.closes_at or consultation.closes_at > now():
        consultation.closes_at = now()
    consultation.save(update_fields=["state", "closes_at", "took_part", "lost"])
    record(AnswersLost(consultation=consultation.pk, answers=lost.answers), by=by.pk)
    return consultation


def lost_without_key(consultation: Consultation) -> Lost:
    """Whoever has sent hers where it is kept with her name has lost nothing, but what she changed since."""
    begun = Draft.objects.filter(consultation=consultation, sealed__isnull=False, sheet=None)
    waiting = begun.filter(sent=True).count()
    sealed = Sheet.objects.filter(consultation=consultation, sealed__isnull=False).count()
    open_ones = Sheet.objects.filter(consultation=consultation, sealed=None).count()
    return Lost(
        begun=begun.filter(sent=False).count(),
        sent=waiting + sealed,
        ballots=Ballot.objects.filter(consultation=consultation, sealed__isnull=False).count(),
        kept=open_ones + KeptSheet.objects.filter(consultation=consultation).count(),
    )


def without_their_key() -> models.QuerySet[Consultation]:
    """Those that are open, or over and not closed, and whose key is not there."""
    asked = Consultation.objects.filter(state=State.OPEN)
    gone = [pk for pk in asked.values_list("pk", flat=True) if not keyring.exists(settings.KEYS_DIR, pk)]
    return asked.filter(pk__in=gone).order_by("closes_at", "pk")
