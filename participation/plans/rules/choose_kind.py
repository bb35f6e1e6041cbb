"""Say what a plan is before the law, and for how long: the référent, before anything is signed."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import Refusal, require
from participation.people.models import User
from participation.plans import events
from participation.plans.engine.kinds import Terms, whats_wrong
from participation.plans.engine.life import Act
from participation.plans.models import Plan, Voice
from participation.plans.permissions import can_write_for_team

from .refusals import PlanChanged, refuse_if_closed


class TermsRefused(Refusal):
    """The law, or good sense, does not let such a contract be. Says why."""


@transaction.atomic
def choose_kind(plan_id: UUID, *, terms: Terms, seen: int, by: User) -> Plan:
    """The plan, of this kind, for this long; both sides answer anew. Choosing twice the same is once.

    seen: the version of the plan on the page. Raises NotAllowed; PlanClosed; PlanChanged; NotNow (a version is signed:
    another contract begins with renew_plan); TermsRefused.
    """
    plan = Plan.objects.lock(plan_id)
    require(can_write_for_team(by, plan))
    refuse_if_closed(plan)
    terms = terms.own()
    if plan.terms == terms:
        return plan
    if plan.version != seen:
        raise PlanChanged
    plan.months_before = months_already_used(plan)
    take_or_refuse(plan, terms)
    plan.change(Voice.TEAM, Act.SET_KIND)
    journal.record(events.KindChosen(plan=plan.pk), by=by.pk)
    return plan


def take_or_refuse(plan: Plan, terms: Terms) -> None:
    """The terms, written on the plan, which is not saved. Raises TermsRefused."""
    if wrong := whats_wrong(terms, plan.months_before):
        raise TermsRefused(wrong)
    plan.take_terms(terms)


def months_already_used(plan: Plan) -> int:
    """By the other MASP that this person has signed, here or elsewhere in the house."""
    signed = Plan.objects.filter(person=plan.person_id, in_force__isnull=False).exclude(pk=plan.pk)
    return max((one.months_used() for one in signed), default=0)
