"""How many people without an account may begin to answer, or to vote, from one network address."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kit.refusals import TooFast
from kit.time import now
from participation.consultations.engine import keyring
from participation.people.models import Spending

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
ROOMS_A_DAY = 3
"""The hour is for a room whose people share one Wi-Fi (`VISITORS_AN_HOUR`), the day for so many such rooms."""


class TooManyFromHere(TooFast):
    sentence = _(
        "Beaucoup de réponses viennent d’ici. Réessayez dans une heure, ou demandez une feuille de papier à l’accueil."
    )


class TooManyToday(TooFast):
    sentence = _(
        "Beaucoup de réponses viennent d’ici. Réessayez demain, ou demandez une feuille de papier à l’accueil."
    )


def count_visitor(what: str, *, address: str, key: keyring.Key) -> None:
    """One more of these. Raises TooManyFromHere, TooManyToday.

    what: "answers" or "votes". address: "" where there is none behind (a bench, the demo), which counts nothing.
    What is written says no address: a digest by the key of the consultation, which is in no database and dies with it,
    another one each day, forgotten after two.
    """
    if not address:
        return
    whose = key.digest("address", f"{now().astimezone(dt.UTC):%Y-%m-%d}", address)
    limit = settings.VISITORS_AN_HOUR
    if not Spending.objects.spend(f"{what} of the hour", whose, limit=limit, per=HOUR):
        raise TooManyFromHere
    if not Spending.objects.spend(f"{what} of the day", whose, limit=limit * ROOMS_A_DAY, per=DAY):
        raise TooManyToday
