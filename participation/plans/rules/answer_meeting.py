"""Answer a meeting the other side proposes: « D’accord », « En parler avant » or « Non », with the same weight."""

from uuid import UUID

from django.db import transaction

from kit.refusals import NotAllowed, require
from participation.people.models import User
from participation.plans import events, notices
from participation.plans.models import STANDING, WAITING, Meeting, MeetingState, Voice
from participation.plans.permissions import can_plan_meeting, meeting_side

from .propose_meeting import MeetingChanged, locked_person, record

EVENTS = {
    MeetingState.AGREED: events.MeetingAgreed,
    MeetingState.TALK: events.MeetingTalkAsked,
    MeetingState.DECLINED: events.MeetingDeclined,
}


@transaction.atomic
def answer_meeting(meeting_id: UUID, *, answer: MeetingState, seen: int, by: User) -> Meeting:
    """The meeting, answered. A new day that is agreed takes the place of the first one. The same answer twice is once.

    seen: the meeting's sequence on the page. Raises NotAllowed (one does not answer one's own proposal);
    MeetingChanged (it moved on, or is over).
    """
    meeting = locked_meeting(meeting_id, by)
    side = meeting_side(by, meeting.person)
    require(side != meeting.proposed_by)
    if meeting.state == answer:
        return meeting
    if meeting.state not in WAITING or meeting.seq != seen or meeting.is_over:
        raise MeetingChanged
    meeting.settle(answer, by)
    if answer == MeetingState.AGREED:
        _move_those_before(meeting, by)
        notices.meeting_agreed(meeting)
    notices.meeting_changed(meeting, by_team=side is Voice.TEAM)
    record(EVENTS[answer], meeting, by)
    return meeting


def locked_meeting(meeting_id: UUID, by: User) -> Meeting:
    """The meeting as it is under the lock of its person's, for who may plan with her. Raises NotAllowed."""
    person_id = Meeting.objects.filter(pk=meeting_id).values_list("person", flat=True).first()
    if person_id is None:
        raise NotAllowed
    require(can_plan_meeting(by, locked_person(person_id)))
    return Meeting.objects.select_related("person", "worker", "place", "replaces").get(pk=meeting_id)


def _move_those_before(meeting: Meeting, by: User) -> None:
    """The day it takes the place of, and the one that day would have taken the place of."""
    before = meeting.replaces
    while before is not None:
        if before.state in STANDING:
            before.settle(MeetingState.MOVED, by)
        before = before.replaces
