"""Cancel a meeting with partners, agreed or only proposed."""

from uuid import UUID

from django.db import transaction

from participation.people.models import User
from participation.plans import events, notices
from participation.plans.models import TO_HOLD, Coordination, CoordinationState, Voice
from participation.plans.permissions import meeting_side

from .propose_coordination import CoordinationChanged, locked_coordination, record
from .tell_partners import tell_partners


@transaction.atomic
def cancel_coordination(coordination_id: UUID, *, seen: int, by: User) -> Coordination:
    """Either side may, and does not say why; partners who knew of it are told. Asking twice is once.

    seen: the meeting's sequence on the page. Raises NotAllowed; CoordinationChanged (it moved on, or is over).
    """
    meeting = locked_coordination(coordination_id, by)
    if meeting.state == CoordinationState.CANCELLED:
        return meeting
    if meeting.state not in TO_HOLD or meeting.seq != seen or meeting.is_over:
        raise CoordinationChanged
    meeting.settle(CoordinationState.CANCELLED, by)
    if meeting.agreed_at:
        tell_partners(meeting)
    notices.coordination_changed(meeting, by_team=meeting_side(by, meeting.plan.person) is Voice.TEAM)
    record(events.CoordinationCancelled, meeting, by)
    return meeting
