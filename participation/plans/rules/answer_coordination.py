"""Answer a meeting with partners the other side proposes: « D’accord », « En parler avant » or « Non »."""

from uuid import UUID

from django.db import transaction

from kit.refusals import require
from kit.time import now
from participation.people.models import User
from participation.plans import events, notices
from participation.plans.models import TO_ANSWER, Coordination, CoordinationState, Voice
from participation.plans.permissions import meeting_side

from .propose_coordination import CoordinationChanged, locked_coordination, record
from .refusals import refuse_if_closed
from .tell_partners import tell_partners

EVENTS = {
    CoordinationState.AGREED: events.CoordinationAgreed,
    CoordinationState.TALK: events.CoordinationTalkAsked,
    CoordinationState.DECLINED: events.CoordinationDeclined,
}


@transaction.atomic
def answer_coordination(coordination_id: UUID, *, answer: CoordinationState, seen: int, by: User) -> Coordination:
    """The meeting, answered. Once both have agreed, and not before, its partners are told. The same answer twice is
    once.

    seen: the meeting's sequence on the page. Raises NotAllowed (one does not answer one's own proposal); PlanClosed;
    CoordinationChanged (it moved on, or is over).
    """
    meeting = locked_coordination(coordination_id, by)
    side = meeting_side(by, meeting.plan.person)
    require(side != meeting.proposed_by and answer in EVENTS)
    if meeting.state == answer:
        return meeting
    refuse_if_closed(meeting.plan)
    if meeting.state not in TO_ANSWER or meeting.seq != seen or meeting.is_over:
        raise CoordinationChanged
    agreed = answer == CoordinationState.AGREED
    yes = {"agreed_at": now(), "person_yes_at": meeting.person_yes_at or now()} if agreed else {}
    meeting.settle(answer, by, **yes)
    if agreed:
        notices.coordination_agreed(meeting)
        tell_partners(meeting)
    notices.coordination_changed(meeting, by_team=side is Voice.TEAM)
    record(EVENTS[answer], meeting, by)
    return meeting
