"""Prepare the contract that follows the one that is signed."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import require
from participation.people.models import User
from participation.plans import events
from participation.plans.engine.kinds import Terms
from participation.plans.engine.life import Act
from participation.plans.models import Plan, Voice
from participation.plans.permissions import can_write_for_team

from .choose_kind import take_or_refuse
from .refusals import PlanChanged, refuse_if_closed


@transaction.atomic
def renew_plan(plan_id: UUID, *, terms: Terms, seen: int, by: User) -> Plan:
    """The plan, with the terms of the next contract, to be agreed and signed by all; the one before holds meanwhile.

    What the contracts until now have used counts in the months that the law gives in all. Called again before the next
    contract is signed, it corrects its terms. seen: the version on the page.
    Raises NotAllowed; PlanClosed; PlanChanged; NotNow (nothing is signed yet); TermsRefused.
    """
    plan = Plan.objects.lock(plan_id)
    require(can_write_for_team(by, plan))
    refuse_if_closed(plan)
    terms = terms.own()
    if plan.renewing and plan.terms == terms:
        return plan
    if plan.version != seen:
        raise PlanChanged
    if not plan.renewing:
        plan.months_before = plan.months_used()
        plan.term += 1
    take_or_refuse(plan, terms)
    plan.change(Voice.TEAM, Act.RENEW)
    plan.renewing = True
    plan.save(update_fields=["renewing"])
    journal.record(events.PlanRenewed(plan=plan.pk), by=by.pk)
    return plan
