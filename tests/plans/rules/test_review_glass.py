"""A second person says whether it was necessary: never who opened it, once, and the person hears of it."""

import datetime as dt

import pytest
import time_machine

from journal.models import Entry
from kit.refusals import NotAllowed
from kit.time import now
from outbox.models import Message
from participation.plans import notices
from participation.plans.fragments import render_to_review
from participation.plans.models import BreakGlass, Verdict
from participation.plans.permissions import can_review_glass
from participation.plans.rules import AlreadyReviewed, open_glass, review_glass
from tests.plans.rules.test_open_glass import WHY, strangers
from tests.support.people import a_coordinator, a_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def samira(pair):
    return a_worker(pair.structure, "Samira Costa")


@pytest.fixture
def claire(pair):
    return a_coordinator(pair.structure)


@pytest.fixture
def glass(pair, samira, claire):
    return open_glass(pair.plan.pk, reason=WHY, by=samira)


def test_a_coordinator_reviews_and_the_person_is_told(pair, glass, claire):
    review_glass(glass.pk, verdict=Verdict.WRONG, by=claire)
    glass.refresh_from_db()
    assert (glass.reviewed_by, glass.verdict) == (claire, "wrong")
    assert Message.objects.get(kind=notices.GLASS_REVIEWED).to == pair.person.pk
    assert {entry.stream_id for entry in Entry.objects.filter(verb="GlassReviewed")} == {
        f"access:{pair.plan.pk}",
        f"plan:{pair.plan.pk}",
    }


def test_who_opened_it_never_reviews_it(pair, claire):
    own = open_glass(pair.plan.pk, reason=WHY, by=claire)
    assert not can_review_glass(claire, own)
    with pytest.raises(NotAllowed):
        review_glass(own.pk, verdict=Verdict.RIGHT, by=claire)
    review_glass(own.pk, verdict=Verdict.RIGHT, by=a_coordinator(pair.structure, "Odile Petit"))


def test_no_colleague_and_nobody_from_elsewhere_reviews(pair, glass, samira):
    for user in (*strangers(pair).values(), samira, a_worker(pair.structure)):
        with pytest.raises(NotAllowed):
            review_glass(glass.pk, verdict=Verdict.RIGHT, by=user)
    assert BreakGlass.objects.to_review().get() == glass


def test_the_same_answer_twice_is_once_and_another_is_too_late(pair, glass, claire):
    review_glass(glass.pk, verdict=Verdict.RIGHT, by=claire)
    review_glass(glass.pk, verdict=Verdict.RIGHT, by=claire)
    assert Message.objects.filter(kind=notices.GLASS_REVIEWED).count() == 1
    for verdict, by in ((Verdict.WRONG, claire), (Verdict.RIGHT, a_coordinator(pair.structure))):
        with pytest.raises(AlreadyReviewed):
            review_glass(glass.pk, verdict=verdict, by=by)


def test_a_review_that_comes_late_is_still_one(glass, claire):
    with time_machine.travel(now() + dt.timedelta(days=9)):
        review_glass(glass.pk, verdict=Verdict.RIGHT, by=claire)
    glass.refresh_from_db()
    assert glass.reviewed_at > glass.review_due_at


def test_reviewers_are_reminded_only_of_what_still_waits(glass, claire):
    late = Message.objects.get(kind=notices.GLASS_OVERDUE, to=claire.pk)
    assert "délai est passé" in render_to_review(late)
    review_glass(glass.pk, verdict=Verdict.RIGHT, by=claire)
    assert render_to_review(late) is None


def test_who_runs_the_structure_no_more_is_not_reminded(glass, claire):
    late = Message.objects.get(kind=notices.GLASS_OVERDUE, to=claire.pk)
    claire.memberships.all().delete()
    assert render_to_review(late) is None
