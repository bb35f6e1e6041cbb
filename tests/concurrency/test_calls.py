"""One call to make, several workers at the same instant; and one phone that posts many times at once after closing."""

import datetime as dt
import uuid

import pytest
import time_machine

from kit.time import PARIS, now
from outbox.models import Call, Message
from participation.people.models import SealedPost, User
from participation.people.rules import CallTakenByOther, seal_post, take_call
from participation.people.rules.seal_post import MOST_KEPT
from tests.support.people import StructureFactory, a_person, a_worker
from tests.support.servers import race, results_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]

CALLS = 6
WORKERS = 6
POSTS = 3


def take_all(calls: list[uuid.UUID], user_id: uuid.UUID) -> tuple[int, int]:
    """Take each call through the real rule: (taken, came second)."""
    user = User.objects.get(pk=user_id)
    taken = second = 0
    noon = dt.datetime.now(PARIS).replace(hour=12) + dt.timedelta(days=1)  # nobody calls at night: the rule refuses it
    with time_machine.travel(noon):
        for call_id in calls:
            try:
                take_call(call_id, by=user)
                taken += 1
            except CallTakenByOther:
                second += 1
    return taken, second


def take_all_naively(calls: list[uuid.UUID], user_id: uuid.UUID) -> tuple[int, int]:
    """The same as everybody writes it first: read, look, save. The attack must find it wanting."""
    taken = second = 0
    for call_id in calls:
        call = Call.objects.get(pk=call_id)
        if call.taken_by is not None:
            second += 1
            continue
        call.taken_by, call.taken_until = user_id, now() + dt.timedelta(minutes=20)
        call.save()
        taken += 1
    return taken, second


def seal_some(user_id: uuid.UUID, lane: int) -> int:
    """How many of POSTS forms, all different, were kept."""
    user = User.objects.get(pk=user_id)
    return sum(
        seal_post(path="/compte/", fields=[("name", f"des mots {lane} {number}")], by=user) for number in range(POSTS)
    )


def seal_some_naively(user_id: uuid.UUID, lane: int) -> int:
    """Counts, then writes: two may both find the last room."""
    kept = 0
    for number in range(POSTS):
        if SealedPost.objects.filter(user_id=user_id).count() < MOST_KEPT:
            content = f"{lane} {number}".encode()
            SealedPost.objects.create(user_id=user_id, path="/", content=content, expires_at=now() + dt.timedelta(1))
            kept += 1
    return kept


def race_to_call(taker: str) -> list[tuple[int, int]]:
    home = StructureFactory()
    person = a_person(home)
    messages = [Message.objects.create(kind="news", to=person.pk, key=f"call:{uuid.uuid4()}") for _ in range(CALLS)]
    ids = [Call.objects.create(message=message, to=person.pk).pk for message in messages]
    lanes = [(ids, a_worker(home).pk) for _ in range(WORKERS)]
    outcomes = race(WORKERS, f"{__name__}:{taker}", lanes)
    assert results_of(outcomes) == outcomes, outcomes
    return outcomes


def test_racing_workers_take_each_call_once():
    outcomes = race_to_call("take_all")
    assert sum(taken for taken, _ in outcomes) == CALLS
    assert sum(second for _, second in outcomes) == CALLS * (WORKERS - 1)


def test_the_same_race_calls_twice_without_the_guard():
    assert any(sum(taken for taken, _ in race_to_call("take_all_naively")) > CALLS for _ in range(5))


def test_racing_posts_of_one_person_never_pass_the_room_there_is():
    person = a_person()
    outcomes = race(WORKERS, f"{__name__}:seal_some", [(person.pk, lane) for lane in range(WORKERS)])
    assert results_of(outcomes) == outcomes, outcomes
    assert sum(outcomes) == SealedPost.objects.count() == MOST_KEPT


def test_the_same_posts_pass_it_without_the_lock():
    def kept() -> int:
        person = a_person()
        race(WORKERS, f"{__name__}:seal_some_naively", [(person.pk, lane) for lane in range(WORKERS)])
        return SealedPost.objects.filter(user=person).count()

    assert any(kept() > MOST_KEPT for _ in range(5))
