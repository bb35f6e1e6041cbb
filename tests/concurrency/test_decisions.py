"""Two moderators, one message, the same instant: real processes, on the database of the run (SQLite or PostgreSQL)."""

import uuid

import pytest
from django.db import transaction

from journal.models import Entry
from kit.time import now
from participation.moderation.models import Decision, Reason, ReviewItem, State, Verdict
from participation.moderation.rules import AlreadyDecided, publish_item, refuse_item
from participation.people.models import User
from tests.support.moderation import a_message
from tests.support.people import StructureFactory, a_worker
from tests.support.servers import race, results_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]

ITEMS = 6
DECIDERS = 6


def decide_all(items: list[uuid.UUID], user_id: uuid.UUID, publishes: bool) -> tuple[int, int]:
    """Decide on each item through the real rules: (decided, came second)."""
    user = User.objects.get(pk=user_id)
    decided = second = 0
    for item_id in items:
        try:
            if publishes:
                publish_item(item_id, seen=0, by=user)
            else:
                refuse_item(item_id, seen=0, reason=Reason.OFF_TOPIC, by=user)
            decided += 1
        except AlreadyDecided:
            second += 1
    return decided, second


def decide_all_naively(items: list[uuid.UUID], user_id: uuid.UUID, publishes: bool) -> tuple[int, int]:
    """The same as everybody writes it first: read, look, save. The attack must find it wanting."""
    decided = second = 0
    for item_id in items:
        item = ReviewItem.objects.get(pk=item_id)
        if item.state != State.PENDING:
            second += 1
            continue
        with transaction.atomic():
            item.state = State.APPROVED if publishes else State.REFUSED
            item.published_text = item.text if publishes else ""
            item.reason = "" if publishes else Reason.OFF_TOPIC
            item.decided_at = now()
            item.save()
        decided += 1
    return decided, second


def race_to_decide(decider: str) -> tuple[list[ReviewItem], list[tuple[int, int]]]:
    """ITEMS messages, DECIDERS processes on all of them with one of the two functions above."""
    structure = StructureFactory()
    items = [a_message(structure) for _ in range(ITEMS)]
    ids = [item.pk for item in items]
    workers = [a_worker(structure) for _ in range(DECIDERS)]
    lanes = [(ids, worker.pk, number % 2 == 0) for number, worker in enumerate(workers)]
    outcomes = race(DECIDERS, f"{__name__}:{decider}", lanes)
    assert results_of(outcomes) == outcomes, outcomes
    return items, outcomes


def test_racing_moderators_decide_each_message_once():
    items, outcomes = race_to_decide("decide_all")
    assert sum(decided for decided, _ in outcomes) == ITEMS
    assert sum(second for _, second in outcomes) == ITEMS * (DECIDERS - 1)
    for item in ReviewItem.objects.filter(pk__in=[item.pk for item in items]):
        decision = Decision.objects.get(item=item)
        assert (item.version, decision.version) == (1, 1)
        assert (item.state == State.APPROVED) == (decision.verdict == Verdict.PUBLISHED)
    told = Entry.objects.filter(stream="moderation", verb__in=["MessagePublished", "MessageRefused"])
    assert told.count() == ITEMS


def test_the_same_race_makes_a_naive_moderation_decide_twice():
    doubles = 0
    for _attempt in range(10):
        _items, outcomes = race_to_decide("decide_all_naively")
        doubles = sum(decided for decided, _ in outcomes) - ITEMS
        if doubles:
            break
    assert doubles > 0, "the positive control must find double decisions"
