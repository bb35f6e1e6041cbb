"""Change who is asked to a meeting with partners."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from kit.refusals import require
from participation.people.models import User
from participation.plans import events, notices
from participation.plans.models import TO_HOLD, Coordination, CoordinationState, Voice
from participation.plans.permissions import can_propose_coordination, meeting_side

from .propose_coordination import CoordinationChanged, locked_coordination, record, still_open
from .refusals import refuse_if_closed


@transaction.atomic
def invite_partners(coordination_id: UUID, *, structures: Collection[UUID], seen: int, by: User) -> Coordination:
    """These structures are asked to come, and no other. What she had said yes to is another meeting as soon as one
    more comes: it waits for her yes again, and nobody is told before. Asking twice is once.

    seen: the meeting's sequence on the page. Raises NotAllowed (the team invites; she answers); PlanClosed;
    CoordinationChanged; NobodyInvited; NoLongerOpen.
    """
    meeting = locked_coordination(coordination_id, by)
    require(can_propose_coordination(by, meeting.plan))
    require(meeting_side(by, meeting.plan.person) is Voice.TEAM)
    asked = {invite.structure_id for invite in meeting.invites.all()}
    if asked == set(structures):
        return meeting
    refuse_if_closed(meeting.plan)
    if meeting.state not in TO_HOLD or meeting.seq != seen or meeting.is_over:
        raise CoordinationChanged
    more = [one for one in still_open(meeting.plan, structures) if one.pk not in asked]
    meeting.invites.exclude(structure__in=structures).delete()
    for structure in more:
        meeting.invites.create(structure=structure)
    if more and (meeting.proposed_by == Voice.PERSON or meeting.state == CoordinationState.AGREED):
        meeting.ask_again()
    else:
        meeting.seq += 1
        meeting.save()
    notices.coordination_changed(meeting, by_team=True)
    record(events.CoordinationInvited, meeting, by)
    return meeting
