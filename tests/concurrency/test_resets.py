"""A lost phone is confirmed once, however many colleagues press at the same instant: SQLite and PostgreSQL."""

import pytest

from journal.models import Entry
from outbox.models import Message
from participation.people.models import PhoneReset, ResetReason, User
from participation.people.rules import ask_reset
from tests.support.people import StructureFactory, a_person, a_worker, accompany
from tests.support.servers import race, results_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]

RESETS = 5
CONFIRMERS = 4


def race_to_confirm(act: str, first: int) -> tuple[list[PhoneReset], list[tuple[int, int]]]:
    structure = StructureFactory()
    nadia = a_worker(structure)
    resets = []
    for number in range(first, first + RESETS):
        person = a_person(structure, phone=f"+336399900{number:02}")
        accompany(nadia, person, structure)
        new = f"+336399950{number:02}"
        resets.append(ask_reset(person.pk, reason=ResetReason.LOST, new_phone=new, by=nadia))
    ids = [reset.pk for reset in resets]
    lanes = [(ids, a_worker(structure).pk) for _ in range(CONFIRMERS)]
    outcomes = race(CONFIRMERS, f"tests.concurrency.resets:{act}", lanes)
    assert results_of(outcomes) == outcomes, outcomes
    return resets, outcomes


def test_each_lost_phone_is_confirmed_by_one_colleague():
    resets, outcomes = race_to_confirm("confirm_all", 0)
    assert sum(done for done, _ in outcomes) == RESETS
    assert sum(second for _, second in outcomes) == RESETS * (CONFIRMERS - 1)
    assert Entry.objects.filter(verb="ResetConfirmed").count() == RESETS
    assert Message.objects.count() == 2 * RESETS
    persons = User.objects.filter(pk__in=[reset.person_id for reset in resets])
    assert all(person.phone.startswith("+336399950") for person in persons)


def test_the_same_race_makes_a_naive_rule_confirm_twice():
    twice = 0
    for attempt in range(8):
        _resets, outcomes = race_to_confirm("confirm_all_naively", attempt * RESETS)
        twice = sum(done for done, _ in outcomes) - RESETS
        if twice:
            break
    assert twice > 0, "the positive control must find double confirmations"
