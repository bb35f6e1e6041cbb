"""Who may be said to do a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from participation.people.models import Structure, User
from participation.plans.models import Consent, Plan, Section, Step, Voice

from .plan import can_commit, can_write, referents_of, structures_opened_to, voice_of

if TYPE_CHECKING:
    from uuid import UUID


def workers_for(plan: Plan, user: User) -> list[User]:
    """Of the team, who may be named for a step: this worker first, then who accompanies her."""
    others = [worker for worker in referents_of(plan) if worker.pk != user.pk]
    return [user, *others] if voice_of(user, plan) is Voice.TEAM else others


def partners_for(section: Section, user: User) -> QuerySet[Structure]:
    """The structures to which this part is open today, to write too; for a partner, those where he works: he brings
    his own steps, and who else reads is not his to know."""
    opened = Consent.objects.holding().filter(section=section, may_write=True)
    if not can_write(user, section.plan):
        opened = opened.filter(structure__in=structures_opened_to(user))
    return Structure.objects.filter(pk__in=opened.values("structure")).order_by("name")


def proposes_for(user: User, section: Section, doer: Structure | None) -> Structure | None:
    """For which structure a partner proposes a step: that which does it, else the first of his. None for the two who
    write the plan."""
    if can_write(user, section.plan):
        return None
    return doer or partners_for(section, user).first()


def is_anothers(step: Step) -> bool:
    """Whether a structure brought this step, does it, and may speak for itself today: neither of the two who write the
    plan changes it then, or gives it up."""
    if step.proposed_from_id is None or step.proposed_from_id != step.partner_id:
        return False
    holding = Consent.objects.holding().filter(section=step.section_id, may_commit=True)
    return holding.filter(structure=step.partner_id).exists()


def does_for(user: User, step: Step) -> UUID | None:
    """The structure that does this step, when this user says in its name where it is."""
    structure = step.partner_id
    return structure if structure and can_commit(user, step.section, structure) else None
