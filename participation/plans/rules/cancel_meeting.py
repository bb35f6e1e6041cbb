"""Cancel a meeting, agreed or only proposed."""

from uuid import UUID

from django.db import transaction

from participation.people.models import User
from participation.plans import events, notices
from participation.plans.models import STANDING, Meeting, MeetingState, Voice
from participation.plans.permissions import meeting_side

from .answer_meeting import locked_meeting
from .propose_meeting import MeetingChanged, record


@transaction.atomic
def cancel_meeting(meeting_id: UUID, *, seen: int, by: User) -> Meeting:
    """Either side may, and does not say why. Another day proposed for it may still be answered. Asking twice is once.

    seen: the meeting's sequence on the page. Raises NotAllowed; MeetingChanged (it moved on, or is over).
    """
    meeting = locked_meeting(meeting_id, by)
    if meeting.state == MeetingState.CANCELLED:
        return meeting
    if meeting.state not in STANDING or meeting.seq != seen or meeting.is_over:
        raise MeetingChanged
    meeting.settle(MeetingState.CANCELLED, by)
    notices.meeting_changed(meeting, by_team=meeting_side(by, meeting.person) is Voice.TEAM)
    record(events.MeetingCancelled, meeting, by)
    return meeting
