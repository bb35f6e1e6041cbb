"""Remind both sides of a day to look back, two days before."""

from django.db import transaction

from kit.time import now, today
from participation.plans import notices
from participation.plans.engine.reviews import BEFORE_REVIEW, reminder_of
from participation.plans.engine.states import OPEN
from participation.plans.models import Review
from participation.plans.permissions import referents_of


@transaction.atomic
def remind_reviews() -> int:
    """One message for her and for who accompanies her today, each time a day comes near: swept again and again, it is
    queued once. How many days were near. Who was her référent when the day was agreed is not asked."""
    coming = Review.objects.to_come().filter(on__range=(today(), today() + BEFORE_REVIEW), plan__state__in=OPEN)
    near = [review for review in coming.select_related("plan__person") if reminder_of(review.on) <= now()]
    for review in near:
        notices.review_near(review, [review.plan.person, *referents_of(review.plan)])
    return len(near)
