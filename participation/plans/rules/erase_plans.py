"""Erase the plans of somebody; the dates of an agreement go to the closed archive, without a word of hers."""

import datetime as dt
from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import F, Max, Q
from django.utils.translation import gettext as _

from kit.time import today
from participation.people.engine.retention import AGREEMENTS_FOR, limit
from participation.people.models import User
from participation.people.rules.keepers import Kept
from participation.plans.models import (
    Agreement,
    Answer,
    Document,
    Draft,
    KeptLine,
    Meeting,
    Message,
    Plan,
    Proof,
    Receipt,
    Section,
    Step,
    StepState,
    Thread,
)


def erase_plans(person: User) -> None:
    """Her plans, with all they hold: words and their versions, drafts, steps, consents, emergency readings, what was
    said about them, what was signed and what proves it; and what was said beside them."""
    Plan.objects.filter(person=person).update(version=F("version"))  # the lock
    # Protected from everything but this: proofs point to papers, both to versions, and versions to plans.
    for rows in (Proof, Document):
        rows.objects.filter(agreement__plan__person=person).delete()
    Agreement.objects.filter(plan__person=person).delete()
    Plan.objects.filter(person=person).delete()
    Thread.objects.filter(person=person).delete()
    Meeting.objects.filter(person=person).delete()
    Receipt.objects.filter(author=person).delete()


def agreements_to_keep(person: User) -> Iterable[Kept]:
    """That two sides agreed or signed, when, about which parts: what a court may ask for. Neither names nor words."""
    two_yes = Q(person_answer=Answer.YES, team_answer=Answer.YES)
    agreed = Plan.objects.filter(two_yes | Q(pk__in=Agreement.objects.values("plan")), person=person)
    for plan in agreed.order_by("pk"):
        steps = Step.objects.filter(section__plan=plan, state=StepState.AGREED)
        content = {
            "plan": str(plan.pk),
            "structure": str(plan.structure_id),
            "team_answered_by": plan.team_answered_by_id and str(plan.team_answered_by_id),
            "opened_at": plan.opened_at.isoformat(),
            "person_answered_at": _iso(plan.person_answered_at),
            "team_answered_at": _iso(plan.team_answered_at),
            "closed_at": _iso(plan.closed_at),
            "kind": plan.kind,
            "versions": [_version(one) for one in plan.agreements.prefetch_related("proofs").order_by("number")],
            "parts": list(Section.objects.filter(plan=plan).order_by("rank").values_list("pillar", flat=True)),
            "steps_agreed": steps.count(),
            "steps_done": steps.filter(done_on__isnull=False).count(),
        }
        ended = plan.closed_at.date() if plan.closed_at else today()
        reason = _("Prouver qu’il y a eu un accord : code civil, article 2224, 5 ans")
        yield Kept("agreement", reason, content, ended + AGREEMENTS_FOR)


def _version(agreement: Agreement) -> dict[str, object]:
    """What lets somebody who kept a copy show that it is the one that was signed, and by whom; without its words."""
    answers = [
        {"done": proof.done, "party": proof.party, "method": proof.method, "at": proof.at.isoformat()}
        for proof in sorted(agreement.proofs.all(), key=lambda proof: proof.rank)
        if proof.party
    ]
    frozen_at = agreement.frozen_at.isoformat()
    return {"number": agreement.number, "sha256": agreement.sha256, "frozen_at": frozen_at, "answers": answers}


def _iso(at: dt.datetime | None) -> str | None:
    return at.isoformat() if at else None


def last_signs_in_plans(user_ids: Collection[UUID]) -> dict[UUID, dt.datetime]:
    """When each plan last changed, on either side, its person last kept something for herself, or one of the two
    wrote to the other."""
    changed = Plan.objects.filter(person__in=user_ids).values_list("person").annotate(last=Max("changed_at"))
    kept = Draft.objects.filter(section__plan__person__in=user_ids, updated_at__isnull=False)
    drafts = kept.values_list("section__plan__person").annotate(last=Max("updated_at"))
    last: dict[UUID, dt.datetime] = dict(changed.order_by())
    lines = KeptLine.objects.filter(section__plan__person__in=user_ids).values_list("section__plan__person")
    said = Message.objects.filter(thread__person__in=user_ids).values_list("thread__person")
    for user_id, at in (
        *drafts.order_by(),
        *lines.annotate(last=Max("at")).order_by(),
        *said.annotate(last=Max("sent_at")).order_by(),
    ):
        last[user_id] = max(at, last.get(user_id, at))
    return last


def forget_receipts(at: dt.datetime) -> int:
    return Receipt.objects.filter(at__lt=limit("receipts", at)).delete()[0]
