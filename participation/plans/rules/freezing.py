"""Freeze the version both sides have just agreed to: what they sign is what they agreed to, to the byte."""

from participation.plans import events
from participation.plans.engine.canonical import digest
from participation.plans.models import Agreement, Plan

from .content import content_bytes


def freeze(plan: Plan) -> tuple[Agreement, list[events.PlanEvent]]:
    """The version that waits for signatures, and what to write in the journal when it was frozen just now.

    plan: agreed, locked, its person and structure read with it or not. Freezing twice is once.
    """
    if plan.waiting is not None:
        return plan.agreements.get(number=plan.waiting), []
    content = content_bytes(plan)
    last = plan.agreements.order_by("-number").first()
    agreement = Agreement.objects.create(
        plan=plan,
        number=last.number + 1 if last else 1,
        amends=plan.agreements.filter(number=plan.in_force).first() if plan.in_force else None,
        kind=plan.kind,
        term=plan.term,
        content=content.decode(),
        sha256=digest(content),
    )
    plan.waiting = agreement.number
    plan.save(update_fields=["waiting"])
    return agreement, [events.AgreementFrozen(plan=plan.pk, agreement=agreement.pk, sha256=agreement.sha256)]


def waiting_version(plan: Plan) -> tuple[int, bytes, Agreement | None]:
    """What would be signed now: its number, its content, and its row, when it is frozen already.

    A plan that was agreed before versions were frozen has none until the first signature.
    """
    agreement = plan.agreements.filter(number=plan.waiting).first() if plan.waiting else None
    if agreement is not None:
        return agreement.number, agreement.content.encode(), agreement
    last = plan.agreements.order_by("-number").first()
    return (last.number + 1 if last else 1), content_bytes(plan), None
