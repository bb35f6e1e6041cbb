"""What became of the words behind a receipt: for whoever has its code, without an account."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from kit.refusals import Refusal, TooFast
from kit.time import in_paris, say_day, today
from participation.consultations.engine.codes import MOST_WORDS
from participation.consultations.models import Consultation, Contribution, Receipt, State
from participation.people.models import Spending

from .receipts import receipt_digests

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
TRIES_AN_HOUR = 100
"""Of all who try in one consultation: of 31^10 codes, that finds nothing in lifetimes."""


class NoSuchReceipt(Refusal):
    sentence = _("Ce code ne va pas avec cette consultation. Regardez bien chaque lettre.")


class NotYetOpened(NoSuchReceipt):
    """The same for a wrong code and for one whose answers wait for those of others: it must not tell them apart."""

    def __init__(self, consultation: Consultation) -> None:
        said = _(
            "Pas encore : vos réponses attendent celles d’autres personnes. "
            "Au plus tard le %(day)s, votre reçu s’ouvrira. Regardez aussi si chaque lettre est bonne."
        )
        super().__init__(said % {"day": say_day(max(in_paris(consultation.closes_at).date() + DAY, today()))})


class TooManyReceiptsTried(TooFast):
    sentence = _("Trop d’essais. Attendez une heure, puis essayez encore.")


@dataclass(frozen=True)
class Found:
    """The free words of one receipt; none for who answered without words."""

    contributions: list[Contribution]


def find_receipt(consultation: Consultation, *, code: str) -> Found:
    """Raises TooManyReceiptsTried, NoSuchReceipt. A right code does not count as a try."""
    digests = receipt_digests(consultation.pk, code, range(MOST_WORDS + 1))
    words = Contribution.objects.filter(consultation=consultation, receipt__in=digests[1:])
    found = list(
        words.select_related("review__structure").prefetch_related("card__codings__themes", "card__settlements__themes")
    )
    if not found and not Receipt.objects.filter(digest=digests[0]).exists():
        # A right code always opens: nobody can shut it for the others by trying wrong ones.
        tried = Spending.objects.spend("receipts of", str(consultation.pk), limit=TRIES_AN_HOUR, per=HOUR)
        if not tried:
            raise TooManyReceiptsTried
        waits = consultation.is_anonymous and consultation.state == State.OPEN
        raise NotYetOpened(consultation) if waits else NoSuchReceipt
    return Found(found)
