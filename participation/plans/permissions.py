"""Who may do what with a plan: sentences over the one table, and the lists beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from participation.people.models import Mandate, Membership, Referent, Scope, User, accompanying, dated, mandated
from participation.people.permissions import TEAM, Column, Tie, allows, duties, helped_persons, is_team, ties_to_person
from participation.plans.models import Plan, Voice

if TYPE_CHECKING:
    from participation.people.permissions.ties import Viewer

HERS = Tie(Column.PERSON, "S")
HELPS = Tie(Column.HELPER, "H", Scope.PLAN)
ACCOMPANIES = Tie(Column.REFERENT, "R")


def _allowed_at_once(action: str, ties: Iterable[Tie]) -> bool:
    # What has to wait for her yes is refused as long as nothing here can make it wait.
    return any(allows(action, [tie]) and "waits" not in duties(action, [tie]) for tie in ties)


def can_read(user: Viewer, plan: Plan) -> bool:
    return allows("plan.read", ties_to_person(user, plan.person))


def can_write(user: Viewer, plan: Plan) -> bool:
    """Open a part, propose a step, answer one, say it is done."""
    return _allowed_at_once("plan.write", ties_to_person(user, plan.person))


def can_write_for_team(user: Viewer, plan: Plan) -> bool:
    """Write the team's words."""
    return _allowed_at_once("plan.write", ties_to_person(user, plan.person) & {ACCOMPANIES})


def can_write_own_words(user: Viewer, plan: Plan) -> bool:
    """Write « Mes mots », keep them or show them."""
    return _allowed_at_once("plan.own_words", ties_to_person(user, plan.person))


def can_answer_plan(user: Viewer, plan: Plan) -> bool:
    """Say yes, no, or « parlons-en » to the whole plan, for one's side."""
    return allows("plan.sign", ties_to_person(user, plan.person))


def can_withdraw(user: Viewer, plan: Plan) -> bool:
    """Stop the plan: her right, and nobody else's."""
    return allows("plan.sign", ties_to_person(user, plan.person) & {HERS})


def can_open_plan(user: Viewer, person: User) -> bool:
    return _allowed_at_once("plan.write", ties_to_person(user, person))


def voice_of(user: User, plan: Plan) -> Voice:
    """In whose name somebody who may write does it."""
    return Voice.PERSON if user.pk == plan.person_id else Voice.TEAM


def own_plans(user: Viewer) -> QuerySet[Plan]:
    return _listed(HERS, Q(person_id=user.pk), user)


def helped_plans(user: Viewer) -> QuerySet[Plan]:
    return _listed(HELPS, Q(person__in=helped_persons(user, Scope.PLAN)), user)


def accompanied_plans(user: Viewer) -> QuerySet[Plan]:
    """The plans of the people whose référent the user is today, in a session of the staff door."""
    mine = _accompanying().filter(worker_id=user.pk).values("person")
    return _listed(ACCOMPANIES, Q(person__in=mine), user) if is_team(user) else Plan.objects.none()


def visible_plans(user: Viewer) -> QuerySet[Plan]:
    """All the plans the user may read today."""
    return reduce(or_, (plans(user) for plans in (own_plans, helped_plans, accompanied_plans)))


def _listed(tie: Tie, belongs: Q, user: Viewer) -> QuerySet[Plan]:
    if not user.is_authenticated or not user.is_active or not allows("plan.read", [tie]):
        return Plan.objects.none()
    return Plan.objects.filter(belongs)


def referents_of(plan: Plan) -> list[User]:
    """Who accompanies the person today."""
    return list(User.objects.filter(Q(pk__in=_referents(plan)), is_active=True).order_by("name"))


def helpers_of(plan: Plan) -> list[User]:
    """Who holds her mandate today, and so may read."""
    return list(User.objects.filter(Q(pk__in=_helpers(plan)), is_active=True).order_by("name"))


def views_of(users: Sequence[UUID], plan: Plan) -> dict[UUID, str]:
    """For the live stream: which view of the plan each of these users has now. Who may not read is left out.

    Three queries, however many users; the answers are those of can_read().
    """
    active = set(User.objects.filter(pk__in=users, is_active=True).values_list("pk", flat=True))
    kinds = [
        (HELPS, "helper", set(_helpers(plan).values_list("helper", flat=True))),
        (ACCOMPANIES, "team", set(_referents(plan).values_list("worker", flat=True))),
        (HERS, "person", {plan.person_id}),
    ]
    return {user: view for tie, view, holders in kinds if allows("plan.read", [tie]) for user in active & holders}


def _accompanying() -> QuerySet[Referent]:
    """The relations that hold today: dated, and of a worker who is still in the team of that structure."""
    at_work = Membership.objects.filter(
        dated(), user=OuterRef("worker"), structure=OuterRef("structure"), role__in=TEAM
    )
    return Referent.objects.filter(accompanying(), Exists(at_work))


def _referents(plan: Plan) -> QuerySet[Referent, dict[str, Any]]:
    return _accompanying().filter(person_id=plan.person_id).values("worker")


def _helpers(plan: Plan) -> QuerySet[Mandate, dict[str, Any]]:
    return Mandate.objects.filter(mandated(Scope.PLAN), person_id=plan.person_id).values("helper")
