"""Read a plan in an emergency: for 30 minutes, with a reason, and never quietly."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal import rules as journal
from kit.refusals import Refusal, require
from kit.time import now
from participation.people.models import User
from participation.plans import events, notices
from participation.plans.engine.reasons import says_why
from participation.plans.engine.text import LONGEST_REASON, written
from participation.plans.models import GLASS_OPEN_FOR, REVIEW_WITHIN, BreakGlass, Plan
from participation.plans.permissions import can_break_glass, reviewers_of


class NoReason(Refusal):
    sentence = _("Écrivez pourquoi, en une phrase : 20 lettres au moins.")


@transaction.atomic
def open_glass(plan_id: UUID, *, reason: str, by: User) -> BreakGlass:
    """The emergency reading that begins, to be reviewed by a second person; while one lasts, no other begins.

    The row, what she is told, what the reviewers are told and the journal's entry are one transaction: without one of
    them there is none of them, and nothing can be read. Raises NotAllowed; Unwritable; NoReason.
    """
    plan = Plan.objects.lock(plan_id)
    require(can_break_glass(by, plan))
    reason = written(reason, LONGEST_REASON)
    if not says_why(reason):
        raise NoReason
    begins = now()
    lasting = BreakGlass.objects.open(begins).filter(plan=plan, opened_by=by).first()
    if lasting is not None:
        return lasting
    ends = begins + GLASS_OPEN_FOR
    glass = BreakGlass.objects.create(
        plan=plan,
        opened_by=by,
        reason=reason,
        opened_at=begins,
        expires_at=ends,
        review_due_at=begins + REVIEW_WITHIN,
    )
    notices.glass_opened(glass, reviewers_of(glass))
    journal.record(events.GlassOpened(plan=plan.pk, glass=glass.pk), by=by.pk)
    return glass
