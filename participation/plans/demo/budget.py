"""Awa's budget, to the cent: what both sides see, what Nadia would change, what she keeps for herself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kit.ids import new_id
from participation.plans.engine.budget import Figures, LineKind, Period
from participation.plans.models import BudgetLine, BudgetProposal, KeptLine
from participation.plans.rules import keep_budget_line, propose_budget_change, write_budget_line

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from participation.plans.models import Plan, Section

    from .tale import Tale

DEBT, MONTH = LineKind.DEBT, Period.MONTH


def her_budget(tale: Tale, budget: Section) -> BudgetLine:
    """Her budget, line by line; one of them is her référente's. Gives back the line of electricity."""
    lines = {}
    for label, kind, cents, period, remains in (
        ("Salaire", LineKind.INCOME, 742_35, MONTH, None),
        ("Allocations familiales", LineKind.INCOME, 151_05, MONTH, None),
        ("Aide au logement", LineKind.INCOME, 218_00, MONTH, None),
        ("Loyer", LineKind.RENT, 412_00, MONTH, None),
        ("Électricité", LineKind.CHARGE, 45_00, MONTH, None),
        ("Téléphone", LineKind.CHARGE, 12_99, MONTH, None),
        ("Cantine", LineKind.CHARGE, 94_50, Period.QUARTER, None),
        ("Dette d’électricité", DEBT, 30_00, MONTH, 60_00),
    ):
        said = Figures(kind=kind, label=label, cents=cents, period=period, remains=remains)
        lines[label] = write_budget_line(budget.pk, figures=said, key=new_id(), by=tale.person)
    insured = Figures(kind=LineKind.CHARGE, label="Assurance du logement", cents=100_00, period=Period.YEAR)
    write_budget_line(budget.pk, figures=insured, key=new_id(), by=tale.worker)
    return lines["Électricité"]


def asks_for_more(tale: Tale, electricity: BudgetLine) -> None:
    """The bill has gone up: her référente proposes the new figure."""
    higher = replace(electricity.figures, cents=48_20)
    propose_budget_change(electricity.pk, figures=higher, key=new_id(), by=tale.worker)


def keeps_a_debt(tale: Tale, budget: Section) -> None:
    lent = Figures(kind=DEBT, label="Ma sœur m’a prêté", cents=20_00, period=MONTH, remains=200_00)
    keep_budget_line(budget.pk, figures=lent, key=new_id(), by=tale.person)


def rows_of_budget(plan: Plan) -> tuple[QuerySet, ...]:
    """All that says when it was written, in « at »."""
    return (
        BudgetLine.objects.filter(section__plan=plan),
        BudgetProposal.objects.filter(line__section__plan=plan),
        KeptLine.objects.filter(section__plan=plan),
    )
