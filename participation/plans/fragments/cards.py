"""A plan in one line, for the pages that join rooms."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from participation.plans.models import Box, Pillar, Plan, State, Step, StepState, Voice, Words
from participation.plans.permissions import accompanied_plans, own_plans

from .standing import Standing, standing

if TYPE_CHECKING:
    from participation.people.models import User


@dataclass(frozen=True)
class PlanCard:
    """wish: the first line of what she shows in « Ce que je veux », or "". steps_total: of the agreed steps.

    to_answer: proposals of the other side that wait for this reader's answer.
    asks: what waits for this reader, as a sentence (« Iryna a changé ses mots »), or "".
    """

    person: User
    plan: Plan
    wish: str
    steps_done: int
    steps_total: int
    to_answer: int
    standing: Standing
    changed_at: dt.datetime
    url: str
    asks: str


def plans_of(worker: User) -> list[PlanCard]:
    """One card for each person the worker accompanies who has, or had, a plan; by name. One query or two in all.

    Her open plan, else the last one that was closed.
    """
    plans = _counted(accompanied_plans(worker), answered_by=Voice.TEAM).order_by(
        "person__name", "person", "-closed_at", "-pk"
    )
    current: dict[object, Plan] = {}
    for plan in plans:
        held = current.get(plan.person_id)
        if held is None or (plan.is_open and not held.is_open):
            current[plan.person_id] = plan
    return [_card(plan, Voice.TEAM) for plan in current.values()]


def plan_card(user: User) -> PlanCard | None:
    """Her own plan, as she sees it; None when she has none."""
    plan = _counted(own_plans(user), answered_by=Voice.PERSON).current()
    return _card(plan, Voice.PERSON) if plan else None


def _counted(plans: QuerySet[Plan], *, answered_by: Voice) -> QuerySet[Plan]:
    steps = Step.objects.filter(section__plan=OuterRef("pk")).order_by()
    agreed = steps.filter(state=StepState.AGREED)
    wish = Words.objects.filter(section__plan=OuterRef("pk"), section__pillar=Pillar.WISH, box=Box.OWN)
    return plans.select_related("person").annotate(
        wish_shown=Subquery(wish.values("shown")[:1]),
        steps_total=_how_many(agreed),
        steps_done=_how_many(agreed.filter(done_on__isnull=False)),
        to_answer=_how_many(
            # What is proposed instead of a step that is done meanwhile waits for nobody.
            steps.filter(state=StepState.PROPOSED, proposed_by=answered_by.other, replaces__done_on=None)
        ),
        asked=_how_many(agreed.filter(done_on=None, questions__isnull=False, questions__answered_at=None)),
    )


def _how_many(steps: QuerySet[Step]) -> Coalesce:
    counted = steps.values("section__plan").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _card(plan: Plan, reader: Voice) -> PlanCard:
    lines = (plan.wish_shown or "").strip().splitlines()
    team = reader is Voice.TEAM
    return PlanCard(
        person=plan.person,
        plan=plan,
        wish=lines[0] if lines else "",
        steps_done=plan.steps_done,
        steps_total=plan.steps_total,
        to_answer=plan.to_answer if plan.is_open else 0,
        standing=standing(plan, reader),
        changed_at=plan.changed_at,
        url=reverse("plans:team_plan", args=[plan.pk]) if team else reverse("plans:mine"),
        asks=_asks(plan) if team else "",
    )


def _asks(plan: Plan) -> str:
    """What a worker would want to look at first."""
    if not plan.is_open:
        return ""
    name = {"name": plan.person.get_short_name()}
    if plan.person_answer == "no":
        return _("%(name)s n’est pas d’accord avec le projet") % name
    if plan.person_answer == "talk":
        return _("%(name)s veut parler du projet") % name
    if plan.asked:
        return _("%(name)s demande où en est une étape") % name
    if plan.to_answer:
        return _("%(name)s propose une étape") % name
    if plan.state in (State.REVIEW, State.AMENDMENT) and plan.changed_by == Voice.PERSON and not plan.team_answer:
        return _("%(name)s a changé ses mots") % name
    if plan.person_answer and not plan.team_answer:
        return _("%(name)s attend votre réponse") % name
    return ""
