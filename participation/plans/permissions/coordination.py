"""Meetings with her partners: who proposes one, who may be invited, and which ones a partner knows of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, QuerySet

from participation.people.models import Membership, Role, Structure, User, dated
from participation.people.permissions import Column, allows, ties_to_person
from participation.plans.models import Consent, Coordination, PartnerInvite, Plan, State, Voice

from .meeting import may_plan_from, meeting_side
from .plan import can_write, shared_sections, structures_opened_to

if TYPE_CHECKING:
    from participation.people.permissions.ties import Viewer


def can_propose_coordination(user: Viewer, plan: Plan) -> bool:
    """She, or who accompanies her: to choose who is invited, one has to know who may read her plan."""
    ties = {tie for tie in ties_to_person(user, plan.person) if tie.column is not Column.HELPER}
    return allows("meeting.plan", ties)


def may_meet_from(user: Viewer, plan: Plan, letters: str) -> bool:
    """As may_plan_from(), about this plan: put away, it is hers alone, and so is what was decided about it."""
    hers = plan.state != State.ARCHIVED or user.pk == plan.person_id
    return hers and may_plan_from(user, plan.person, letters)


def can_hold_coordination(user: User, plan: Plan) -> bool:
    """Write what was decided together: it makes proposals in her plan, for the team."""
    may = can_propose_coordination(user, plan) and can_write(user, plan)
    return may and meeting_side(user, plan.person) is Voice.TEAM


def structures_to_invite(plan: Plan) -> QuerySet[Structure]:
    """Those to which a part of it is open today."""
    opened = Consent.objects.holding().filter(section__plan=plan).values("structure")
    return Structure.objects.filter(pk__in=opened).order_by("name", "pk")


def open_invites(user: Viewer) -> QuerySet[PartnerInvite]:
    """By which this partner knows of a meeting today: to a structure where he works, that still reads a part of the
    plan, and only once she has agreed to the meeting."""
    reads = Consent.objects.holding().filter(
        structure=OuterRef("structure"), section__plan=OuterRef("coordination__plan")
    )
    return PartnerInvite.objects.filter(
        Exists(reads),
        structure__in=structures_opened_to(user),
        coordination__in=Coordination.objects.told(),
        coordination__plan__in=shared_sections(user).values("plan"),
    )


def workers_invited(invite: PartnerInvite) -> list[User]:
    """Who works at the structure that is asked to come."""
    at_work = Membership.objects.filter(dated(), structure=invite.structure_id, role=Role.WORKER).values("user")
    return list(User.objects.filter(pk__in=at_work, is_active=True).order_by("name", "pk"))
