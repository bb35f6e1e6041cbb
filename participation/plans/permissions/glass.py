"""Reading in an emergency: who may open it, who reviews it, and until when it lasts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F, Q, QuerySet

from participation.people.models import Membership, User, dated
from participation.people.permissions import TEAM, allows, duties, structures_where
from participation.plans.models import BreakGlass, Plan

from .plan import ties_to_plan

if TYPE_CHECKING:
    from participation.people.permissions.ties import Viewer


def can_break_glass(user: Viewer, plan: Plan) -> bool:
    """Open an emergency reading of a plan one may not read otherwise."""
    ties = {tie for tie in ties_to_plan(user, plan) if tie.letter != "B"}
    return allows("breakglass.open", ties) and not allows("plan.read", ties)


def can_review_glass(user: Viewer, glass: BreakGlass) -> bool:
    """Say whether it was necessary. Never who opened it (the note « other »)."""
    ties = ties_to_plan(user, glass.plan)
    other = "other" in duties("breakglass.review", ties)
    return allows("breakglass.review", ties) and not (other and glass.opened_by_id == user.pk)


def reviewers_of(glass: BreakGlass) -> list[User]:
    """Who may review it, of the team that owns the plan. Nobody, where the one coordinator opened it."""
    team = Membership.objects.filter(dated(), structure=glass.plan.structure_id, role__in=TEAM).values("user")
    users = User.objects.filter(pk__in=team, is_active=True).order_by("name", "pk")
    return [user for user in users if can_review_glass(user, glass)]


def told_glasses(user: Viewer) -> QuerySet[BreakGlass]:
    """The emergency readings one opened, and those one may review: what is overdue first, then what waits."""
    houses = structures_where(user, "breakglass.review")
    told = BreakGlass.objects.filter(Q(opened_by=user.pk) | Q(plan__structure__in=houses))
    waits = F("reviewed_at").asc(nulls_first=True)
    return told.select_related("plan__person", "opened_by", "reviewed_by").order_by(waits, "-opened_at", "-pk")


def glasses_to_review(user: Viewer) -> int:
    """How many emergency readings wait for this user's word."""
    return told_glasses(user).to_review().exclude(opened_by=user.pk).count()


def glass_ends(users: Sequence[UUID], plan: Plan) -> dict[UUID, dt.datetime]:
    """Until when each of these users reads the plan in an emergency; those who do not are left out."""
    opened = BreakGlass.objects.open().filter(plan=plan, opened_by__in=users)
    return dict(opened.order_by("expires_at").values_list("opened_by", "expires_at"))
