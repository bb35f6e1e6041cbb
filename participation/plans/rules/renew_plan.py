"""Prepare the contract that follows the one that is signed."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal import rules as journal
from kit.refusals import require
from kit.time import say_day
from participation.people.models import User
from participation.plans import events
from participation.plans.engine.kinds import MASP, Terms
from participation.plans.engine.life import Act, Fact, NotNow
from participation.plans.models import Plan, Voice
from participation.plans.permissions import can_write_for_team

from .choose_kind import TermsRefused, take_or_refuse
from .refusals import PlanChanged, refuse_if_closed


class NotLookedBack(NotNow):
    sentence = _("Ce contrat continue après un bilan. Faites d’abord le point ensemble.")


@transaction.atomic
def renew_plan(plan_id: UUID, *, terms: Terms, seen: int, by: User) -> Plan:
    """The plan, with the terms of the next contract, to be agreed and signed by all; the one before holds meanwhile.

    What the contracts until now have used counts in the months that the law gives in all. Called again before the next
    contract is signed, it corrects its terms. seen: the version on the page.
    Raises NotAllowed; PlanClosed; PlanChanged; NotNow (nothing is signed yet); NotLookedBack; TermsRefused.
    """
    plan = Plan.objects.lock(plan_id)
    require(can_write_for_team(by, plan))
    refuse_if_closed(plan)
    terms = terms.own()
    if plan.renewing and plan.terms == terms:
        return plan
    if plan.version != seen:
        raise PlanChanged
    looked = plan.renewing or looked_back(plan)
    if looked:
        _refuse_earlier(plan, terms)
    if not plan.renewing:
        plan.months_before = plan.months_used()
        plan.term += 1
    take_or_refuse(plan, terms)
    try:
        plan.change(Voice.TEAM, Act.RENEW, *([Fact.LOOKED_BACK] if looked else []))
    except NotNow as refusal:
        raise refusal if looked else NotLookedBack from None
    plan.renewing = True
    plan.save(update_fields=["renewing"])
    journal.record(events.PlanRenewed(plan=plan.pk), by=by.pk)
    return plan


def _refuse_earlier(plan: Plan, terms: Terms) -> None:
    """The next contract does not begin before the one that holds, nor with it."""
    held = plan.agreements.filter(number=plan.in_force).first() if plan.in_force else None
    begun = held.said["terms"]["starts_on"] if held else None
    if begun and terms.starts_on and terms.starts_on.isoformat() <= begun:
        said = _("Le contrat signé commence le %(day)s. Le suivant commence après.")
        raise TermsRefused(said % {"day": say_day(dt.date.fromisoformat(begun))})


def looked_back(plan: Plan) -> bool:
    """Whether both have looked back at the contract that holds. The law asks it of a MASP, which is renewed after an
    evaluation (CASF, article L271-1 and after); not of the other kinds."""
    return plan.kind not in MASP or plan.reviews.filter(held_on__gte=plan.starts_on).exists()
