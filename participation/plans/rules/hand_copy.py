"""« C’est remis »: her copy, printed, was put into her hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from journal import rules as journal
from kit.refusals import NotAllowed, require
from participation.plans import events
from participation.plans.models import Agreement, Done, Plan, Proof
from participation.plans.permissions import can_write_for_team

if TYPE_CHECKING:
    from uuid import UUID

    from participation.people.models import User


@transaction.atomic
def hand_copy(agreement_id: UUID, *, by: User) -> Proof:
    """The link that says so. Ticking twice is once. Raises NotAllowed (nobody signed it whole; not her référent)."""
    agreement = Agreement.objects.select_related("plan__person").filter(pk=agreement_id).first()
    if agreement is None:
        raise NotAllowed
    plan = Plan.objects.lock(agreement.plan_id)
    require(can_write_for_team(by, plan) and plan.in_force == agreement.number)
    if already := agreement.proofs.filter(done=Done.HANDED).first():
        return already
    proof = agreement.add_proof(Done.HANDED, by=by)
    journal.record(events.CopyHanded(plan=plan.pk, agreement=agreement.pk, proof=proof.pk), by=by.pk)
    return proof
