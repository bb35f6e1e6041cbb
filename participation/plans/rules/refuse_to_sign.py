"""« Je ne suis pas d’accord »: one of the parties does not sign, with or without a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from journal import rules as journal
from participation.plans import events
from participation.plans.engine.life import Act, Mover
from participation.plans.engine.signing import Evidence
from participation.plans.engine.text import written
from participation.plans.models import Agreement, Answer, Done, Plan, Voice

from .sign_plan import answered, asked, refuse_old_proof, the_version, words_for

if TYPE_CHECKING:
    from uuid import UUID

    from participation.people.models import User

LONGEST_WHY = 2000
"""Characters of a reason."""


@transaction.atomic
def refuse_to_sign(plan_id: UUID, *, seen: str, reason: str, evidence: Evidence, by: User) -> Agreement:
    """The version, refused: nobody signs it any more, and the plan is read together again. What is signed still holds.

    reason: may be empty; read by who reads the plan. The same proof of who it is as for a signature.
    Raises NotAllowed; PlanClosed; NotProved; VersionMoved; Unwritable.
    """
    plan, party = asked(plan_id, by)
    refuse_old_proof(evidence)
    agreement, told = the_version(plan, seen)
    words = words_for(plan, party, agreement.number)
    reason = written(reason, LONGEST_WHY).strip()
    proof = answered(agreement, Done.REFUSED, party, evidence, words=words, reason=reason, by=by)
    plan.move(Act.REFUSE, party)
    _take_yes_away(plan, party, by)
    plan.save()
    for event in [*told, events.AgreementRefused(plan=plan.pk, agreement=agreement.pk, proof=proof.pk)]:
        journal.record(event, by=by.pk)
    return agreement


def _take_yes_away(plan: Plan, party: Mover, by: User) -> None:
    """Whoever refused has said no; when it is the département, both sides have to look again."""
    if party is Mover.TERRITORY:
        plan.forget_answers()
        return
    plan.set_answer(Answer.NO, Voice(party.value), by)
