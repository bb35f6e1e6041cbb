"""She takes her request back at the instant a relay executes it: real processes, on the database of the run."""

import time
import uuid

import pytest
from django.db import transaction

from journal.models import Entry
from kit.refusals import NotAllowed
from kit.time import now
from participation.people.models import EraseRequest, User
from participation.people.rules import ask_erasure, execute_erasure, take_erasure_back
from participation.people.rules.erase_person import erase_person
from tests.support.people import StructureFactory, a_coordinator, a_person
from tests.support.servers import race, results_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]

PERSONS = 8
RELAYS = TAKERS = 2


def act(requests: list[uuid.UUID], relay_id: uuid.UUID | None) -> int:
    """Execute each request as a relay, or take each back as who asked; how many went through."""
    relay, done = User.objects.filter(pk=relay_id).first(), 0
    for request_id in requests:
        request = EraseRequest.objects.get(pk=request_id)
        person = User.objects.filter(pk=request.person).first()
        try:
            if relay is not None:
                execute_erasure(request_id, by=relay)
                done += 1
            elif person is not None:
                done += take_erasure_back(by=person)
        except NotAllowed:
            continue
    return done


def act_naively(requests: list[uuid.UUID], relay_id: uuid.UUID | None) -> int:
    """The same as everybody writes it first: list what is open, then go through the list."""
    relay, done = User.objects.filter(pk=relay_id).first(), 0
    listed = list(EraseRequest.objects.filter(pk__in=requests, done_at=None, cancelled_at=None))
    time.sleep(0.3)  # the page is read before anything on it is pressed: without it, the fastest is done at once
    for request in listed:
        person = User.objects.filter(pk=request.person).first()
        if person is None:
            continue
        if relay is not None:
            with transaction.atomic():
                erase_person(person, by=relay)
            EraseRequest.objects.filter(pk=request.pk, cancelled_at=None).update(done_at=now(), done_by=relay.pk)
        else:
            EraseRequest.objects.filter(pk=request.pk, done_at=None).update(cancelled_at=now())
        done += 1
    return done


def race_to_act(actor: str) -> list[EraseRequest]:
    structure = StructureFactory()
    requests = [ask_erasure(by=a_person(structure)).pk for _ in range(PERSONS)]
    relays = [a_coordinator(structure).pk for _ in range(RELAYS)]
    lanes = [(requests, relay) for relay in relays] + [(requests, None)] * TAKERS
    outcomes = race(len(lanes), f"{__name__}:{actor}", lanes)
    if actor == "act":
        assert results_of(outcomes) == outcomes, outcomes
    return list(EraseRequest.objects.filter(pk__in=requests))


def test_each_request_ends_one_way_and_the_account_with_it():
    for request in race_to_act("act"):
        erased = not User.objects.filter(pk=request.person).exists()
        assert (request.done_at is not None) == erased
        assert (request.cancelled_at is None) == erased
        assert Entry.objects.filter(stream=f"people:{request.person}", verb="PersonErased").count() == erased


def test_the_same_race_erases_naively_what_was_taken_back():
    wrong = 0
    for _attempt in range(10):
        for request in race_to_act("act_naively"):
            erased = not User.objects.filter(pk=request.person).exists()
            wrong += erased and request.done_at is None
        if wrong:
            break
    assert wrong > 0, "the positive control must find an account erased after its request was taken back"
