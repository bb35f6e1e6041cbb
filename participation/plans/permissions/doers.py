"""Who may be said to do a step."""

from __future__ import annotations

from django.db.models import QuerySet

from participation.people.models import Structure, User
from participation.plans.models import Consent, Plan, Section, Voice

from .plan import referents_of, voice_of


def workers_for(plan: Plan, user: User) -> list[User]:
    """Of the team, who may be named for a step: this worker first, then who accompanies her."""
    others = [worker for worker in referents_of(plan) if worker.pk != user.pk]
    return [user, *others] if voice_of(user, plan) is Voice.TEAM else others


def partners_for(section: Section) -> QuerySet[Structure]:
    """The structures to which this part is open today, to write too."""
    opened = Consent.objects.holding().filter(section=section, may_write=True).values("structure")
    return Structure.objects.filter(pk__in=opened).order_by("name")
