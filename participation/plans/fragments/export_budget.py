"""What somebody takes along of her budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from kit.time import say_day
from participation.people.engine.takeaway import Column, Sheet
from participation.plans.engine.money import say_amount
from participation.plans.models import BudgetLine, BudgetProposal, KeptLine

if TYPE_CHECKING:
    from participation.people.models import User
    from participation.plans.models.budget import Figured

FIGURES = [
    Column("quoi", _("Quoi")),
    Column("nom", _("Nom")),
    Column("montant", _("Montant")),
    Column("tous_les_combien", _("Tous les combien")),
    Column("reste", _("Reste à payer")),
]


def budget_sheet(user: User) -> Sheet:
    """What is there, and what was there before."""
    columns = [*FIGURES, Column("qui", _("Écrit par")), Column("quand", _("Quand")), Column("fin", _("Jusqu’au"))]
    lines = BudgetLine.objects.filter(section__plan__person=user).select_related("author")
    rows = [
        (*_figures(one), one.author.get_full_name(), say_day(one.at), say_day(one.ended_at) if one.ended_at else "")
        for one in lines.order_by("section__plan__opened_at", "rank", "at", "pk")
    ]
    return Sheet("budget", _("Mon budget, avec ce qui a été remplacé"), columns, rows)


def budget_changes_sheet(user: User) -> Sheet:
    """What the team proposed for her lines, and what she said."""
    columns = [
        *FIGURES,
        Column("enlever", _("Enlever la ligne")),
        Column("qui", _("Proposé par")),
        Column("quand", _("Quand")),
        Column("reponse", _("Ma réponse")),
    ]
    changes = BudgetProposal.objects.filter(line__section__plan__person=user).select_related("author")
    rows = [
        (
            *_figures(one),
            _("oui") if one.removes else "",
            one.author.get_full_name(),
            say_day(one.at),
            one.get_state_display(),
        )
        for one in changes.order_by("at", "pk")
    ]
    return Sheet("budget-propositions", _("Ce que l’équipe a proposé pour mon budget"), columns, rows)


def kept_lines_sheet(user: User) -> Sheet:
    """Hers alone: this sheet is only ever made for herself."""
    kept = KeptLine.objects.filter(section__plan__person=user).order_by("at", "pk")
    rows = [(*_figures(one), say_day(one.at)) for one in kept]
    return Sheet(
        "budget-garde",
        _("Les lignes de mon budget que je garde pour moi"),
        [*FIGURES, Column("quand", _("Quand"))],
        rows,
    )


def _figures(line: Figured) -> tuple[object, ...]:
    owed = "" if line.remains is None else say_amount(line.remains)
    return line.get_kind_display(), line.label, say_amount(line.cents), line.get_period_display(), owed
