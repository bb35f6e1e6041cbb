"""Propose a day to look back together: the next one, or another day for it."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import NotAllowed, require
from kit.time import today
from participation.people.models import User
from participation.plans import events
from participation.plans.models import Plan, Receipt, Review
from participation.plans.permissions import can_write, voice_of

from .refusals import PlanChanged, refuse_if_closed
from .step_details import DayIsPast


@transaction.atomic
def propose_review(plan_id: UUID, *, on: dt.date, key: UUID, by: User) -> Review:
    """The look back to come, with the day that waits for the other side's answer.

    The day both had agreed to holds until then; a day that waited, whoever proposed it, gives way to this one.

    on: today or later. Raises NotAllowed; PlanClosed; DayIsPast; KeyUsedElsewhere.
    """
    plan = Plan.objects.lock(plan_id)
    require(can_write(by, plan))
    refuse_if_closed(plan)
    review = plan.reviews.to_come().first()
    if not Receipt.objects.is_new(key, author=by, target=plan_id):
        if review is None:
            raise PlanChanged
        return review
    if on < today():
        raise DayIsPast
    review = review or plan.reviews.create(author=by)
    review.move(wanted_on=on, wanted_by=voice_of(by, plan), author=by, talk=False)
    journal.record(events.ReviewProposed(plan=plan.pk, review=review.pk), by=by.pk)
    return review


def locked_review(review_id: UUID) -> tuple[Plan, Review]:
    """The plan, locked, and its look back as it is under that lock. Raises NotAllowed when there is none."""
    plan_id = Review.objects.filter(pk=review_id).values_list("plan", flat=True).first()
    if plan_id is None:
        raise NotAllowed
    return Plan.objects.lock(plan_id), Review.objects.get(pk=review_id)
