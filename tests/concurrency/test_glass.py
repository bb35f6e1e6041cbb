"""Emergency readings, raced by real processes: one opening is one row, one message, one entry; one word per review."""

import time
import uuid

import pytest
from django.db import transaction

from journal.models import Entry, broken_links
from kit.time import now
from outbox.models import Message
from participation.people.models import User
from participation.plans import notices
from participation.plans.models import GLASS_OPEN_FOR, REVIEW_WITHIN, BreakGlass, Plan, Verdict
from participation.plans.rules import AlreadyReviewed, open_glass, review_glass
from tests.plans.rules.test_open_glass import WHY
from tests.support.people import a_coordinator, a_worker
from tests.support.plans import a_pair
from tests.support.servers import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]
RACERS, TRIALS = 5, 6
HERE = "tests.concurrency.test_glass"


def open_all(plans: list[uuid.UUID], user_id: uuid.UUID) -> int:
    """Open each plan in an emergency, by the rule."""
    user = User.objects.get(pk=user_id)
    for plan in plans:
        open_glass(plan, reason=WHY, by=user)
    return len(plans)


def open_all_naively(plans: list[uuid.UUID], user_id: uuid.UUID) -> int:
    """The same as everybody writes it first: look, then write. The attack must find it wanting."""
    for plan in plans:
        begins = now()
        if BreakGlass.objects.open(begins).filter(plan=plan, opened_by=user_id).exists():
            continue
        time.sleep(0.01)  # what any view does between the two
        with transaction.atomic():
            BreakGlass.objects.create(
                plan_id=plan,
                opened_by_id=user_id,
                reason=WHY,
                opened_at=begins,
                expires_at=begins + GLASS_OPEN_FOR,
                review_due_at=begins + REVIEW_WITHIN,
            )
    return len(plans)


def review_all(glasses: list[uuid.UUID], user_id: uuid.UUID, verdict: str) -> int:
    """Review each; how many this one was first to."""
    user, first = User.objects.get(pk=user_id), 0
    for glass in glasses:
        try:
            review_glass(glass, verdict=Verdict(verdict), by=user)
            first += 1
        except AlreadyReviewed:
            pass
    return first


def some_plans() -> tuple[list[Plan], User]:
    """Plans of one structure, and a colleague of theirs."""
    pair = a_pair()
    plans = [pair.plan]
    for number in range(TRIALS - 1):
        other = a_pair(f"Personne {number}", f"Collègue {number}")
        Plan.objects.filter(pk=other.plan.pk).update(structure=pair.structure)
        plans.append(other.plan)
    return plans, a_worker(pair.structure, "Samira Costa")


def test_one_worker_on_many_screens_opens_once():
    plans, samira = some_plans()
    ids = [plan.pk for plan in plans]
    assert race(RACERS, f"{HERE}:open_all", (ids, samira.pk)) == [TRIALS] * RACERS
    assert BreakGlass.objects.count() == TRIALS
    assert Message.objects.filter(kind=notices.GLASS_OPENED).count() == TRIALS
    assert Entry.objects.filter(verb="GlassOpened", stream_id__in=[f"access:{pk}" for pk in ids]).count() == TRIALS
    assert list(broken_links()) == []


def test_looking_first_opens_more():
    """The positive control."""
    plans, samira = some_plans()
    race(RACERS, f"{HERE}:open_all_naively", ([plan.pk for plan in plans], samira.pk))
    assert BreakGlass.objects.count() > TRIALS


def test_two_reviewers_at_once_leave_one_word():
    plans, samira = some_plans()
    structure = Plan.objects.get(pk=plans[0].pk).structure
    glasses = [open_glass(plan.pk, reason=WHY, by=samira).pk for plan in plans]
    reviewers = [a_coordinator(structure, name) for name in ("Claire Martin", "Odile Petit", "Zoé Blanc")]
    verdicts = [Verdict.RIGHT, Verdict.WRONG, Verdict.RIGHT]
    lanes = [(glasses, user.pk, str(verdict)) for user, verdict in zip(reviewers, verdicts, strict=True)]
    assert sum(race(len(lanes), f"{HERE}:review_all", lanes)) == TRIALS
    assert Entry.objects.filter(verb="GlassReviewed", stream__name__startswith="access:").count() == TRIALS
    assert Message.objects.filter(kind=notices.GLASS_REVIEWED).count() == TRIALS
