"""Answer the day the other side proposes to look back together."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import require
from participation.people.models import User
from participation.plans import events
from participation.plans.models import Review, StepState
from participation.plans.permissions import can_write, voice_of

from .propose_review import locked_review
from .refusals import PlanChanged, refuse_if_closed

EVENTS = {
    StepState.AGREED: events.ReviewAgreed,
    StepState.TALK: events.ReviewTalkAsked,
    StepState.DECLINED: events.ReviewDeclined,
}


@transaction.atomic
def answer_review(review_id: UUID, *, answer: StepState, seen: int, by: User) -> Review:
    """« D’accord »: that is the day; remind_reviews() speaks of it. « Non »: the day before holds, if there was one.

    seen: the sequence on the page. Raises NotAllowed (one does not answer one's own proposal); PlanClosed; PlanChanged.
    """
    plan, review = locked_review(review_id)
    require(can_write(by, plan) and answer in EVENTS)
    refuse_if_closed(plan)
    if review.seq != seen or review.wanted_on is None or review.held_on:
        raise PlanChanged
    require(voice_of(by, plan) != review.wanted_by)
    if answer == StepState.TALK:
        if review.talk:
            return review
        review.move(talk=True)
    else:
        on = review.wanted_on if answer == StepState.AGREED else review.on
        review.move(on=on, wanted_on=None, wanted_by="", talk=False)
    journal.record(EVENTS[answer](plan=plan.pk, review=review.pk), by=by.pk)
    return review
