"""« Le bilan est fait »: both have looked back; another day may be proposed."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import require
from kit.time import today
from participation.people.models import User
from participation.plans import events
from participation.plans.models import Review
from participation.plans.permissions import can_write

from .propose_review import locked_review
from .refusals import PlanChanged, refuse_if_closed


@transaction.atomic
def hold_review(review_id: UUID, *, seen: int, by: User) -> Review:
    """The look back, done today: its words stay as they are. On its day or after, not before. Asking twice is once.

    Raises NotAllowed; PlanClosed; PlanChanged.
    """
    plan, review = locked_review(review_id)
    require(can_write(by, plan))
    if review.held_on:
        return review
    refuse_if_closed(plan)
    if review.seq != seen or review.on is None or review.on > today():
        raise PlanChanged
    review.move(held_on=today(), wanted_on=None, wanted_by="", talk=False)
    journal.record(events.ReviewHeld(plan=plan.pk, review=review.pk), by=by.pk)
    return review
