"""Change what the contract that holds says: the benefits that are received for her, or the hours a week."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import require
from participation.people.models import User
from participation.plans import events
from participation.plans.engine.kinds import Kind
from participation.plans.engine.life import NotNow
from participation.plans.models import Plan, Voice
from participation.plans.permissions import can_write_for_team

from .choose_kind import take_or_refuse
from .refusals import PlanChanged, refuse_if_closed


@transaction.atomic
def amend_terms(plan_id: UUID, *, benefits: str = "", hours: int | None = None, seen: int, by: User) -> Plan:
    """The plan, with an amendment to agree to and to sign; what is signed holds meanwhile. Neither its kind nor its
    days change: that is another contract (renew_plan). What is not of its kind is not looked at; twice is once.

    seen: the version on the page. Raises NotAllowed; PlanClosed; PlanChanged; NotNow (nothing is signed, or the next
    contract is being written); TermsRefused.
    """
    plan = Plan.objects.lock(plan_id)
    require(can_write_for_team(by, plan))
    refuse_if_closed(plan)
    terms = replace(plan.terms, benefits=benefits, hours=hours).own()
    if plan.terms == terms:
        return plan
    if plan.version != seen:
        raise PlanChanged
    if not amends(plan):
        raise NotNow
    take_or_refuse(plan, terms)
    plan.change(Voice.TEAM)
    journal.record(events.TermsAmended(plan=plan.pk), by=by.pk)
    return plan


def amends(plan: Plan) -> bool:
    """Whether its contract holds, is not about to be followed, and says something that may change on its way."""
    return plan.in_force is not None and not plan.renewing and plan.kind in (Kind.MASP_2, Kind.ENGAGEMENT)
