"""Who signs a version, who reads it, and the contracts that wait for the département."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F, Q, QuerySet

from participation.people.models import Membership, Role, User, dated
from participation.people.permissions import Column, Tie, allows, duties, memberships, ties_to_structure
from participation.plans.engine.kinds import MASP
from participation.plans.engine.life import Mover
from participation.plans.models import Agreement, Plan, State

from .plan import can_answer_plan, can_read, voice_of

if TYPE_CHECKING:
    from participation.people.permissions.ties import Viewer

RUNS = Tie(Column.TERRITORY, "T")


def party_of(user: Viewer, plan: Plan) -> Mover | None:
    """For whom this user may sign the plan, or refuse to: herself, the structure, the département; None for nobody."""
    if can_answer_plan(user, plan):
        return Mover(voice_of(user, plan))
    return Mover.TERRITORY if _signs_for_territory(user, plan) else None


def _signs_for_territory(user: Viewer, plan: Plan) -> bool:
    """The note « masp »: a contract of that kind, and of it only what is frozen."""
    ties = {tie for tie in ties_to_structure(user, plan.structure_id) if tie == RUNS}
    return (
        plan.kind in MASP
        and plan.state != State.ARCHIVED
        and allows("plan.sign", ties)
        and "masp" in duties("plan.sign", ties)
    )


def can_read_agreement(user: Viewer, agreement: Agreement) -> bool:
    """Who reads the plan reads its versions; the département, those it is asked to sign."""
    return can_read(user, agreement.plan) or (agreement.kind in MASP and _signs_for_territory(user, agreement.plan))


def contracts_of(user: Viewer) -> QuerySet[Agreement]:
    """The frozen versions of MASP of the territories for which the user signs: what waits first."""
    if not allows("plan.sign", [RUNS]):
        return Agreement.objects.none()
    territories = memberships(user).filter(role=Role.TERRITORY).values("territory")
    found = Agreement.objects.filter(kind__in=MASP, plan__kind__in=MASP, plan__structure__territory__in=territories)
    kept = found.exclude(plan__state=State.ARCHIVED).select_related("plan__person", "plan__structure")
    return kept.order_by("-frozen_at", "-pk")


def signatories_of(plan: Plan) -> list[User]:
    """Who may sign it for the département today."""
    held = Membership.objects.filter(dated(), role=Role.TERRITORY, territory__structures=plan.structure_id)
    users = User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("name", "pk")
    return [user for user in users if _signs_for_territory(user, plan)]


def waiting_contracts(user: Viewer) -> QuerySet[Agreement]:
    """Those that no signature or refusal of the département has answered yet."""
    answered = Q(proofs__party=Mover.TERRITORY.value)
    return contracts_of(user).filter(plan__waiting=F("number")).exclude(answered)
