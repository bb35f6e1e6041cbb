"""A budget: what comes in, what goes out each month, and what is left to live on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from .money import per_month

LONGEST_LABEL = 80
"""Characters in what a line is called."""
MOST_LINES = 60
"""Lines in one budget, and as many that she keeps for herself."""


class LineKind(TextChoices):
    INCOME = "income", _("Argent qui rentre")
    RENT = "rent", _("Loyer")
    CHARGE = "charge", _("Facture ou abonnement")
    DEBT = "debt", _("Dette")


class Period(TextChoices):
    MONTH = "month", _("Chaque mois")
    QUARTER = "quarter", _("Tous les 3 mois")
    YEAR = "year", _("Chaque année")
    ONCE = "once", _("Une seule fois")

    @property
    def months(self) -> int:
        """How many months go by from one time to the next; 0 for what comes once, which is no part of a month."""
        return {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12, Period.ONCE: 0}[self]


class HasFigures(Protocol):
    kind: str
    cents: int
    period: str
    remains: int | None


@dataclass(frozen=True, kw_only=True)
class Figures:
    """One line, as it was typed. cents: each time; of a debt, what is paid back each time. remains: cents of a debt
    that are left to pay, None when nobody knows; always None for what is no debt."""

    kind: LineKind
    label: str
    cents: int
    period: Period
    remains: int | None = None


@dataclass(frozen=True)
class Totals:
    """Cents a month, but for `owed`: what is left to pay of all debts."""

    comes: int
    rent: int
    charges: int
    debts: int
    owed: int

    @property
    def goes(self) -> int:
        return self.rent + self.charges + self.debts

    @property
    def left(self) -> int:
        """What is left to live on; below zero, what is missing."""
        return self.comes - self.goes


def monthly(line: HasFigures) -> int:
    """Cents a month."""
    months = Period(line.period).months
    return per_month(line.cents, months) if months else 0


def add_up(lines: Iterable[HasFigures]) -> Totals:
    lines = list(lines)
    by_kind = {kind: sum(monthly(line) for line in lines if line.kind == kind) for kind in LineKind}
    return Totals(
        comes=by_kind[LineKind.INCOME],
        rent=by_kind[LineKind.RENT],
        charges=by_kind[LineKind.CHARGE],
        debts=by_kind[LineKind.DEBT],
        owed=sum(line.remains or 0 for line in lines if line.kind == LineKind.DEBT),
    )
