"""Go on with answers from another phone: is there somebody's, behind this code?"""

import datetime as dt

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kit.refusals import Refusal, TooFast
from participation.consultations.engine import keyring
from participation.consultations.models import Consultation, Draft
from participation.people.models import Spending

HOUR = dt.timedelta(hours=1)
TRIES_AN_HOUR = 100
"""Of all who try in one consultation: of 31^10 codes, that finds nothing in lifetimes."""


class NoSuchCode(Refusal):
    sentence = _("Ce code ne va pas avec cette consultation. Regardez bien chaque lettre.")


class TooManyCodesTried(TooFast):
    sentence = _("Trop d’essais. Attendez une heure, puis essayez encore.")


def resume(consultation: Consultation, *, code: str) -> None:
    """Raises TooManyCodesTried, NoSuchCode. A right code does not count as a try."""
    try:
        digest = keyring.find(settings.KEYS_DIR, consultation.pk).digest("code", code)
    except keyring.KeyGone:
        digest = ""
    if not Draft.objects.filter(consultation=consultation, code=digest, sealed__isnull=False).exists():
        # A right code always opens: nobody can shut it for the others by trying wrong ones.
        tried = Spending.objects.spend("codes of", str(consultation.pk), limit=TRIES_AN_HOUR, per=HOUR)
        raise NoSuchCode if tried else TooManyCodesTried
