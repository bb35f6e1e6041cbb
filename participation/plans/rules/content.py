"""What a version says: all that the two sides agree about, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Prefetch

from participation.people.models import Structure, User
from participation.plans.engine.canonical import SCHEMA, canonical
from participation.plans.engine.kinds import PARTIES
from participation.plans.models import BudgetLine, Goal, LifeCycle, Plan, Section, Step, StepState, Words
from participation.plans.models.goal import AGREED


def content_of(plan: Plan) -> dict[str, Any]:
    """As plain values, the same each time as long as nothing that was agreed has changed: to be made canonical.

    What is said of the whole comes from HEADS, of each part from PARTS: a room that gives a plan more to agree about
    adds its function there, with a key of its own. Never what she keeps for herself; nor what is only proposed; nor
    that a step is done, or how she rates her situation, shown or not: that changes nothing of what was agreed, and what
    she feels is not held against her.
    """
    said: dict[str, Any] = {"schema": SCHEMA}
    for head in HEADS:
        said |= head(plan)
    return said | {"sections": [_section(section) for section in _sections(plan)]}


def content_bytes(plan: Plan) -> bytes:
    return canonical(content_of(plan))


def _sections(plan: Plan) -> list[Section]:
    agreed = Step.objects.filter(state=StepState.AGREED).select_related("worker", "partner").order_by("rank")
    words = Words.objects.exclude(shown="").select_related("author", "structure").order_by("box", "structure")
    goals = Goal.objects.filter(lifecycle__in=AGREED).exclude(lifecycle=LifeCycle.CANCELLED).order_by("rank")
    parts = Section.objects.filter(plan=plan).order_by("rank")
    read = Prefetch("words", words), Prefetch("goals", goals), Prefetch("steps", agreed)
    lines = Prefetch("budget_lines", BudgetLine.objects.live().order_by("rank"))
    return list(parts.prefetch_related(*read, lines))


def _section(section: Section) -> dict[str, Any]:
    said: dict[str, Any] = {"id": str(section.pk), "pillar": str(section.pillar)}
    for part in PARTS:
        said |= part(section)
    return said


def _names(plan: Plan) -> dict[str, Any]:
    return {
        "plan": str(plan.pk),
        "person": _who(plan.person),
        "structure": {"id": str(plan.structure_id), "name": plan.structure.name},
    }


def _terms(plan: Plan) -> dict[str, Any]:
    terms = {
        "starts_on": plan.starts_on and plan.starts_on.isoformat(),
        "months": plan.months,
        "benefits": plan.benefits,
        "hours": plan.hours,
        "number": plan.term,
    }
    return {"kind": str(plan.kind), "terms": terms, "parties": [party.value for party in PARTIES[plan.kind]]}


def _aim(section: Section) -> dict[str, Any]:
    return {"aim": section.aim}


def _words(section: Section) -> dict[str, Any]:
    """Each box that says something: whose it is, who wrote in it, who last and when; and the name of the structure, by
    which one is told from another, where it is another than the plan's."""
    words = [
        {
            "box": str(one.box),
            "voice": str(one.voice or ""),
            "author": _who(one.author),
            "at": one.shown_at.isoformat(),
            "by": sorted({run.author for run in one.passages if run.author}),
            "text": one.shown,
            **_house(one.structure),
        }
        for one in section.words.all()
    ]
    return {"words": words}


def _house(structure: Structure | None) -> dict[str, Any]:
    return {"id": str(structure.pk), "structure": {"name": structure.name}} if structure else {}


def _steps(section: Section) -> dict[str, Any]:
    steps = [
        {
            "id": str(step.pk),
            "title": step.title,
            "who": str(step.who),
            "name": _whose(step),
            "due_on": step.due_on and step.due_on.isoformat(),
        }
        for step in section.steps.all()
    ]
    return {"steps": steps}


def _goals(section: Section) -> dict[str, Any]:
    """What each is for. How far it is, is hers to say at any time: it is not signed."""
    return {"goals": [{"id": str(goal.pk), "title": goal.title} for goal in section.goals.all()]}


def _budget(section: Section) -> dict[str, Any]:
    """The lines both sides see, in whole cents; what she keeps for herself is in another table."""
    lines = [
        {
            "id": str(line.pk),
            "voice": str(line.voice),
            "kind": str(line.kind),
            "label": line.label,
            "cents": line.cents,
            "period": str(line.period),
            "remains": line.remains,
        }
        for line in section.budget_lines.all()
    ]
    return {"budget": lines} if lines else {}


def _whose(step: Step) -> str:
    """The name of who does it, where it is neither her nor the two together."""
    if step.partner:
        return step.partner.name
    return step.worker.get_full_name() if step.worker else step.partner_name


def _who(user: User) -> dict[str, Any]:
    return {"id": str(user.pk), "name": user.get_full_name()}


HEADS: list[Callable[[Plan], dict[str, Any]]] = [_names, _terms]
PARTS: list[Callable[[Section], dict[str, Any]]] = [_aim, _words, _goals, _steps, _budget]
