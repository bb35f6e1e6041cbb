"""The budget: what comes in, what goes out, what is left to live on, in plain words and without a judgement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.french import elide
from participation.plans.engine.budget import LineKind, Period, Totals, add_up, monthly
from participation.plans.engine.money import say_amount
from participation.plans.models import BudgetLine, BudgetProposal, ChangeState, KeptLine, Plan, Section, Voice
from participation.plans.models.budget import WAITING

from .viewer import Viewer

if TYPE_CHECKING:
    from participation.plans.models.budget import Figured

GROUPS = (
    ((LineKind.INCOME,), gettext_lazy("Ce qui rentre")),
    ((LineKind.RENT, LineKind.CHARGE), gettext_lazy("Ce qui sort : le loyer et les factures")),
    ((LineKind.DEBT,), gettext_lazy("Les dettes")),
)


@dataclass(frozen=True)
class ChangeShown:
    """What the team would write in the place of a line. said: what it would be, in a line; answered: what she said."""

    id: UUID
    who: str
    said: str
    answered: str
    state: str
    answer_url: str


@dataclass(frozen=True)
class LineShown:
    """One line. every: each time, « 90 € tous les 3 mois »; month: what it makes in a month; owed: left of a debt."""

    id: UUID
    label: str
    kind: str
    every: str
    month: str
    owed: str
    who: str
    voice: str
    at: dt.datetime
    change_url: str
    changes: list[ChangeShown]


@dataclass(frozen=True)
class GroupShown:
    """One table. key: what tells it from the other tables of the page."""

    key: str
    title: str
    lines: list[LineShown]
    total: str


@dataclass(frozen=True)
class BudgetShown:
    """sums: the sentences that say it all. waits: that a change waits for her answer, or "". url: of its page, for who
    has one; add_url: where a line is written."""

    id: UUID
    groups: list[GroupShown]
    sums: list[str]
    waits: str
    url: str
    add_url: str


@dataclass(frozen=True)
class KeptShown:
    """What she keeps for herself, and what is left with it: for her own page only."""

    lines: list[LineShown]
    left: str


def budget_lines() -> Prefetch:
    """For a queryset of sections: what show_budget() draws."""
    waiting = BudgetProposal.objects.filter(state__in=WAITING).select_related("author").order_by("at", "pk")
    lines = BudgetLine.objects.live().select_related("author").order_by("rank")
    return Prefetch("budget_lines", lines.prefetch_related(Prefetch("proposals", waiting, to_attr="waiting")), "budget")


def show_budget(plan: Plan, section: Section, viewer: Viewer) -> BudgetShown:
    """section: read with budget_lines(). Never what she keeps for herself."""
    lines: list[BudgetLine] = section.budget
    writes = viewer.acts and plan.is_open
    of_plan = [plan.pk] if viewer is Viewer.TEAM else []
    return BudgetShown(
        id=section.pk,
        groups=_groups(section, lines, [_line(plan, line, viewer, writes) for line in lines]),
        sums=say_sums(lines),
        waits=_waits(plan, viewer) if any(line.waiting for line in lines) else "",
        url=viewer.url("budget", *of_plan) if viewer.acts else "",
        add_url=viewer.url("budget_add", *of_plan) if writes else "",
    )


def _waits(plan: Plan, viewer: Viewer) -> str:
    if viewer is Viewer.PERSON:
        return _("On vous propose de changer une ligne du budget.")
    told = _("Un changement du budget attend la réponse de %(name)s.")
    return elide(told % {"name": plan.person.get_short_name()})


def show_kept(plan: Plan, shown: Sequence[BudgetLine]) -> KeptShown:
    """For herself alone. shown: the lines both sides see."""
    kept = list(KeptLine.objects.filter(section__plan=plan).order_by("at", "pk"))
    totals = add_up([*shown, *kept])
    left = _left(totals)
    return KeptShown(
        lines=[_kept(line, plan) for line in kept],
        left=_("Avec ces lignes, %(left)s") % {"left": left[0].lower() + left[1:]} if kept and totals.comes else "",
    )


def say_sums(lines: Iterable[Figured]) -> list[str]:
    """What comes in, what goes out, what is left; nothing where there is no line."""
    lines = list(lines)
    totals = add_up(lines)
    if not lines:
        return []
    comes = _("Chaque mois, il rentre %(amount)s.") % {"amount": say_amount(totals.comes)}
    goes = _("Le loyer, les factures et les dettes prennent %(amount)s.") % {"amount": say_amount(totals.goes)}
    has_income = any(line.kind == LineKind.INCOME for line in lines)
    left = _left(totals) if has_income else _("Écrivez ce qui rentre, pour voir ce qui reste pour vivre.")
    owed = _("Il reste %(amount)s de dettes à payer en tout.") % {"amount": say_amount(totals.owed)}
    return [comes, goes, left, *([owed] if totals.owed else [])] if has_income else [goes, left]


def _left(totals: Totals) -> str:
    if totals.left < 0:
        return _("Il manque %(amount)s par mois. On peut en parler ensemble.") % {"amount": say_amount(-totals.left)}
    return _("Il reste %(amount)s par mois pour vivre.") % {"amount": say_amount(totals.left)}


def _groups(section: Section, lines: Sequence[BudgetLine], drawn: Sequence[LineShown]) -> list[GroupShown]:
    groups = []
    for kinds, title in GROUPS:
        rows = [(line, shown) for line, shown in zip(lines, drawn, strict=True) if line.kind in kinds]
        total = say_amount(sum(monthly(line) for line, _shown in rows))
        groups.append(GroupShown(f"{kinds[0]}-{section.pk}", str(title), [shown for _line, shown in rows], total))
    return [group for group in groups if group.lines]


def _line(plan: Plan, line: BudgetLine, viewer: Viewer, writes: bool) -> LineShown:
    hers = line.voice == Voice.PERSON
    me = viewer is Viewer.PERSON and hers
    return LineShown(
        id=line.pk,
        label=line.label,
        kind=LineKind(line.kind).label,
        who=_("Vous") if me else plan.person.get_short_name() if hers else line.author.get_short_name(),
        voice="me" if hers else "team",
        at=line.at,
        change_url=viewer.url("budget_line", line.pk) if writes else "",
        changes=[_change(plan, change, viewer, writes) for change in line.waiting],
        **say_figures(line),
    )


def _kept(line: KeptLine, plan: Plan) -> LineShown:
    return LineShown(
        id=line.pk,
        label=line.label,
        kind=LineKind(line.kind).label,
        who=_("Vous"),
        voice="me",
        at=line.at,
        change_url=Viewer.PERSON.url("budget_kept", line.pk) if plan.is_open else "",
        changes=[],
        **say_figures(line),
    )


def say_figures(line: Figured) -> dict[str, str]:
    every = {"amount": say_amount(line.cents)}
    patterns = {
        Period.MONTH: _("%(amount)s chaque mois"),
        Period.QUARTER: _("%(amount)s tous les 3 mois"),
        Period.YEAR: _("%(amount)s chaque année"),
        Period.ONCE: _("%(amount)s une seule fois"),
    }
    return {
        "every": patterns[Period(line.period)] % every,
        "month": say_amount(monthly(line)) if line.period != Period.ONCE else "",
        "owed": "" if line.remains is None else _("reste à payer : %(amount)s") % {"amount": say_amount(line.remains)},
    }


def _change(plan: Plan, change: BudgetProposal, viewer: Viewer, writes: bool) -> ChangeShown:
    said = say_figures(change)
    answers = writes and viewer is Viewer.PERSON
    name = plan.person.get_short_name()
    talk = _("Vous voulez en parler avant.") if answers else _("%(name)s veut en parler avant.") % {"name": name}
    waits = "" if answers else _("%(name)s n’a pas encore répondu.") % {"name": name}
    return ChangeShown(
        id=change.pk,
        who=_("%(name)s propose") % {"name": change.author.get_short_name()},
        said=_("Enlever cette ligne")
        if change.removes
        else ", ".join(part for part in (change.label, said["every"], said["owed"]) if part),
        answered=talk if change.state == ChangeState.TALK else waits,
        state=change.state,
        answer_url=viewer.url("budget_answer", change.pk) if answers else "",
    )
