"""What the rules of a budget have in common: what a line may say, and which line of which plan it is."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kit.refusals import NotAllowed, Refusal, Stale
from participation.plans.engine.budget import LONGEST_LABEL, MOST_LINES, Figures, LineKind
from participation.plans.engine.money import MOST, BelowZero, TooMuch
from participation.plans.engine.text import written
from participation.plans.models import BudgetLine, Pillar, Plan, Section


class NoLabel(Refusal):
    sentence = _("Écrivez ce que c’est. Par exemple : loyer, RSA, électricité.")


class TooManyLines(Refusal):
    sentence = _("Il y a déjà beaucoup de lignes. Enlevez-en une, ou changez-en une.")


class LineChanged(Stale):
    """Somebody wrote another line in its place, or took it away. What was typed is still in the form."""

    sentence = _("Cette ligne a changé pendant que vous écriviez. Regardez le budget, puis recommencez.")


def columns(figures: Figures) -> dict[str, Any]:
    """The figures as columns of a row. Raises NoLabel; Unwritable; TooMuch; BelowZero."""
    label = " ".join(written(figures.label, LONGEST_LABEL).split())
    if not label:
        raise NoLabel
    for cents in (figures.cents, figures.remains or 0):
        if cents < 0:
            raise BelowZero
        if cents > MOST:
            raise TooMuch
    return {
        "kind": figures.kind,
        "label": label,
        "cents": figures.cents,
        "period": figures.period,
        "remains": figures.remains if figures.kind == LineKind.DEBT else None,
    }


def budget_of(section_id: UUID) -> Section:
    """The part « Budget » of a plan. Raises NotAllowed: there is no such part, or it is another."""
    section = Section.objects.select_related("plan__person").filter(pk=section_id, pillar=Pillar.BUDGET).first()
    if section is None:
        raise NotAllowed
    return section


def locked_line(line_id: UUID) -> tuple[Plan, BudgetLine]:
    """The plan, locked, and its line as it is under that lock. Raises NotAllowed when there is none."""
    plan_id = Plan.objects.filter(sections__budget_lines=line_id).values_list("pk", flat=True).first()
    if plan_id is None:
        raise NotAllowed
    return Plan.objects.lock(plan_id), BudgetLine.objects.get(pk=line_id)


def refuse_if_full(lines: int) -> None:
    if lines >= MOST_LINES:
        raise TooManyLines
