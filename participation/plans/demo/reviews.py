"""Looks back in the sample plans: one that is over, with the words of both, and a day proposed for the next."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from journal.demo import retell
from kit.demo import Life
from kit.ids import new_id
from kit.time import now, today
from outbox.models import Message
from participation.plans.models import Plan, Review, ReviewWords, StepState
from participation.plans.notices import REVIEW_SOON
from participation.plans.rules import answer_review, hold_review, propose_review, write_review

if TYPE_CHECKING:
    from participation.people.models import User


def build(life: Life) -> None:
    """Iryna and Nadia looked back yesterday; Nadia proposes the next day."""
    if not life.sample:
        return
    person, worker = life.people["iryna"], life.people["nadia"]
    plan = Plan.objects.open().get(person=person)
    look_back(
        plan,
        worker,
        hers="Le cours de français me plaît. Le bruit me fatigue encore.",
        theirs="Le diplôme est traduit. Nous cherchons une autre chambre avec vous.",
        told=life.at(-1, 21, 30),
    )
    propose_review(plan.pk, on=life.today + dt.timedelta(days=60), key=new_id(), by=worker)


def look_back(plan: Plan, worker: User, *, hers: str, theirs: str, told: dt.datetime) -> None:
    """By the real rules, today; then it is said that it was at `told`."""
    begun = now()
    review = propose_review(plan.pk, on=today(), key=new_id(), by=worker)
    review = answer_review(review.pk, answer=StepState.AGREED, seen=review.seq, by=plan.person)
    for by, text in ((plan.person, hers), (worker, theirs)):
        write_review(review.pk, text=text, base_seq=0, key=new_id(), by=by)
    hold_review(review.pk, seen=review.seq, by=plan.person)
    retell([f"plan:{plan.pk}"], since=begun, at=told)
    day = told.date()
    Review.objects.filter(pk=review.pk).update(on=day, held_on=day, created_at=told)
    ReviewWords.objects.filter(review=review).update(at=told)
    # What was sent then is not sent again today.
    Message.objects.filter(kind=REVIEW_SOON, data__review=str(review.pk)).update(created_at=told, dropped_at=told)
