"""What a plan may be before the law, and what each kind asks: how long, who signs, what it has to say.

Sources, in French law:
- « projet personnalisé »: code de l’action sociale et des familles (CASF), article L311-3, from the law 2002-2: the
  person takes part in making it and in following it. No length of time is set.
- « mesure d’accompagnement social personnalisé » (MASP): CASF, articles L271-1 to L271-4. A contract between the person
  and the département, which may have it carried out by an association (L271-3); commitments on both sides; 6 months to
  2 years, may be changed by an amendment, renewed after an evaluation, 4 years in all. At level 2 the person authorises
  the département to receive all or part of her benefits for her: rent and current charges first (L271-2).
- « contrat d’engagement »: code du travail, article L5411-6, from the law 2023-1196 for full employment, and CASF,
  article L262-34 for who receives the RSA. Made and signed by the person and the body that accompanies her; a plan of
  action with hours a week, 15 as a rule, fewer for who cannot. No length of time is set: it is brought up to date.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from django.db.models import TextChoices
from django.utils.translation import gettext as _say
from django.utils.translation import gettext_lazy as _

from .life import Mover
from .sharing import months_after


class Kind(TextChoices):
    PROJECT = "project", _("Projet personnalisé")
    MASP_1 = "masp_1", _("Accompagnement pour le budget : MASP 1")
    MASP_2 = "masp_2", _("Accompagnement pour le budget : MASP 2")
    ENGAGEMENT = "engagement", _("Contrat d’engagement")


MASP = (Kind.MASP_1, Kind.MASP_2)
SHORTEST_MASP, LONGEST_MASP, MASP_IN_ALL = 6, 24, 48
"""Months: of one contract at least, at most, and of all those of one person."""
LONGEST = 60
"""Months of any other contract: a guard against a slip of the finger, not a law."""
MOST_HOURS = 35
"""Hours a week of a contrat d’engagement: the legal week of who works (code du travail, article L3121-27)."""

YEARS = (2000, 2100)
"""In which a contract may begin: beyond, a figure was mistyped."""

PARTIES: dict[str, tuple[Mover, ...]] = {
    Kind.PROJECT: (Mover.PERSON, Mover.TEAM),
    Kind.MASP_1: (Mover.PERSON, Mover.TEAM, Mover.TERRITORY),
    Kind.MASP_2: (Mover.PERSON, Mover.TEAM, Mover.TERRITORY),
    Kind.ENGAGEMENT: (Mover.PERSON, Mover.TEAM),
}
"""Who signs each kind: the person first, then the structure, then the département."""


def last_day(starts_on: dt.date, months: int) -> dt.date:
    """The last day of a contract: six months from 1 March end on 31 August; from 31 August, on the last of February,
    which has no 31 (code de procédure civile, article 641)."""
    after = months_after(starts_on, months)
    return after if after.day < starts_on.day else after - dt.timedelta(days=1)


def months_used(starts_on: dt.date, months: int, ended_on: dt.date | None) -> int:
    """Of a contract of so many months, those that began before it was ended. All of them, when it went to its end."""
    if ended_on is None:
        return months
    return next((n for n in range(months) if last_day(starts_on, n) >= ended_on), months)


@dataclass(frozen=True)
class Terms:
    """What a plan is, from when, for how long. benefits: those that are received for her (MASP 2); hours: a week."""

    kind: Kind
    starts_on: dt.date | None = None
    months: int | None = None
    benefits: str = ""
    hours: int | None = None

    def own(self) -> Terms:
        """Without what another kind would ask."""
        return replace(
            self,
            starts_on=self.starts_on if self.months else None,
            benefits=self.benefits.strip() if self.kind is Kind.MASP_2 else "",
            hours=self.hours if self.kind is Kind.ENGAGEMENT else None,
        )


def whats_wrong(terms: Terms, months_before: int = 0) -> str:
    """Why these terms cannot be, as a sentence; "" when they can. months_before: of the earlier MASP of this person."""
    if terms.months and terms.starts_on is None:
        return _say("Dites quel jour le contrat commence.")
    if terms.starts_on and not YEARS[0] <= terms.starts_on.year <= YEARS[1]:
        return _say("Regardez l’année : le contrat ne peut pas commencer ce jour-là.")
    if terms.kind in MASP:
        return _wrong_with_masp(terms, MASP_IN_ALL - months_before)
    if terms.months is not None and not 1 <= terms.months <= LONGEST:
        return _say("Écrivez une durée de 1 à %(most)s mois, ou laissez vide.") % {"most": LONGEST}
    if terms.kind is Kind.ENGAGEMENT and not 1 <= (terms.hours or 0) <= MOST_HOURS:
        return _say("Écrivez les heures par semaine, de 1 à %(most)s.") % {"most": MOST_HOURS}
    return ""


def _wrong_with_masp(terms: Terms, left: int) -> str:
    if left < SHORTEST_MASP:
        return _say("Les MASP d’une personne durent 48 mois en tout. Il n’en reste pas assez pour un contrat.")
    if not SHORTEST_MASP <= (terms.months or 0) <= min(LONGEST_MASP, left):
        return _say("Écrivez une durée de %(least)s à %(most)s mois.") % {
            "least": SHORTEST_MASP,
            "most": min(LONGEST_MASP, left),
        }
    if terms.kind is Kind.MASP_2 and not terms.benefits:
        return _say("Écrivez les prestations reçues pour la personne.")
    return ""
