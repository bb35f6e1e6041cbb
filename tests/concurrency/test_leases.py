"""Several workers take the same messages, and hear the same appeals, at the same instant: each has one reader."""

import uuid

import pytest
from django.db import transaction

from journal.models import Entry
from kit.refusals import NotAllowed
from kit.time import now
from participation.moderation.models import LEASE, Reason, ReviewItem, Voice
from participation.moderation.rules import (
    AlreadyDecided,
    HeldByAnother,
    appeal_item,
    claim_item,
    hear_appeal,
    refuse_item,
)
from participation.people.models import User
from tests.support.moderation import a_message
from tests.support.people import StructureFactory, a_person, a_worker
from tests.support.servers import race, results_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]

ITEMS = 6
RACERS = 5


def claim_all(items: list[uuid.UUID], user_id: uuid.UUID) -> list[uuid.UUID]:
    """Take each through the real rule; those that were taken."""
    user, taken = User.objects.get(pk=user_id), []
    for item_id in items:
        try:
            claim_item(item_id, by=user)
            taken.append(item_id)
        except HeldByAnother:
            pass
    return taken


def claim_all_naively(items: list[uuid.UUID], user_id: uuid.UUID) -> list[uuid.UUID]:
    """The same as everybody writes it first: read, look, save. The attack must find it wanting."""
    taken = []
    for item_id in items:
        item = ReviewItem.objects.get(pk=item_id)
        if item.holder_id not in (None, user_id):
            continue
        with transaction.atomic():
            item.claimed_by_id, item.claimed_until = user_id, now() + LEASE
            item.save()
        taken.append(item_id)
    return taken


def hear_all(items: list[uuid.UUID], user_id: uuid.UUID) -> int:
    user, heard = User.objects.get(pk=user_id), 0
    for item_id in items:
        try:
            hear_appeal(item_id, seen=2, publishes=True, note="Oui.", by=user)
            heard += 1
        except (AlreadyDecided, NotAllowed):  # refused before it was taken, or after
            pass
    return heard


def race_to_claim(claimer: str) -> list[list[uuid.UUID]]:
    structure = StructureFactory()
    items = [a_message(structure).pk for _ in range(ITEMS)]
    lanes = [(items, a_worker(structure).pk) for _ in range(RACERS)]
    outcomes = race(RACERS, f"{__name__}:{claimer}", lanes)
    assert results_of(outcomes) == outcomes, outcomes
    return outcomes


def test_racing_workers_take_each_message_once():
    outcomes = race_to_claim("claim_all")
    taken = sorted(item for one in outcomes for item in one)
    assert len(taken) == len(set(taken)) == ITEMS
    assert Entry.objects.filter(stream="moderation", verb="MessageClaimed").count() == ITEMS


def test_the_same_race_makes_a_naive_lease_hold_twice():
    doubles = 0
    for _attempt in range(10):
        doubles = sum(map(len, race_to_claim("claim_all_naively"))) - ITEMS
        if doubles:
            break
    assert doubles > 0, "the positive control must find two readers of one message"


def test_racing_voices_of_one_side_are_one():
    structure = StructureFactory()
    awa, nadia = a_person(structure, "Awa"), a_worker(structure)
    items = [a_message(structure, awa).pk for _ in range(ITEMS)]
    for item_id in items:
        refuse_item(item_id, seen=0, reason=Reason.UNCLEAR, by=nadia)
        appeal_item(item_id, seen=1, by=awa)
    lanes = [(items, a_worker(structure).pk) for _ in range(RACERS)]
    outcomes = race(RACERS, f"{__name__}:hear_all", lanes)
    assert results_of(outcomes) == outcomes, outcomes
    assert sum(outcomes) == ITEMS
    assert Voice.objects.filter(item__in=items).count() == ITEMS
