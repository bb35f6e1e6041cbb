"""« Nous venons », « Nous ne venons pas »: what a partner says of a meeting."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import require
from kit.time import now
from participation.people.models import User
from participation.plans import events
from participation.plans.models import Coordination, CoordinationState
from participation.plans.permissions import open_invites

from .propose_coordination import CoordinationChanged, under_lock


@transaction.atomic
def answer_invite(coordination_id: UUID, *, coming: bool, by: User) -> Coordination:
    """Said for the structure where he works; it may change until that day. The same answer twice is once.

    Raises NotAllowed (not invited, or nothing of the plan is open to him any more); CoordinationChanged (cancelled, or
    over).
    """
    meeting = under_lock(coordination_id)
    invites = list(open_invites(by).filter(coordination=meeting))
    require(bool(invites))
    if meeting.state != CoordinationState.AGREED or meeting.is_over:
        raise CoordinationChanged
    for invite in (one for one in invites if one.coming is not coming):
        invite.coming, invite.answered_at, invite.answered_by = coming, now(), by
        invite.save()
        said = events.CoordinationAnswered(plan=meeting.plan_id, coordination=meeting.pk, structure=invite.structure_id)
        journal.record(said, by=by.pk)
    return meeting
