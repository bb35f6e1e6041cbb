"""Two of the team on one alert, two processes on one roster, the same instant: real processes, on either database."""

import time
import uuid
from contextlib import suppress

import pytest
from django.db import transaction

from journal.models import Entry
from kit.refusals import NotAllowed
from kit.time import now
from outbox.models import Message
from participation.care.models import Act, CareAct, CareAlert, CareCall, State
from participation.care.permissions import can_claim, claimants
from participation.care.rules import AlertMoved, claim_alert, next_on_roster, ring_due
from participation.moderation.rules import correct_words
from participation.people.models import Structure, User
from tests.support.care import an_alert, on_call
from tests.support.people import StructureFactory, a_person, a_worker
from tests.support.servers import race, results_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]

ALERTS = 6
RACERS = 6


def claim_all(alerts: list[uuid.UUID], user_id: uuid.UUID) -> tuple[int, int]:
    """Claim each through the real rule: (claimed, came second)."""
    user = User.objects.get(pk=user_id)
    claimed = second = 0
    for alert_id in alerts:
        try:
            claim_alert(alert_id, seen=0, by=user)
            claimed += 1
        except AlertMoved:
            second += 1
    return claimed, second


def claim_all_naively(alerts: list[uuid.UUID], user_id: uuid.UUID) -> tuple[int, int]:
    """The same as everybody writes it first: read, look, save. The attack must find it wanting."""
    claimed = second = 0
    for alert_id in alerts:
        alert = CareAlert.objects.get(pk=alert_id)
        if alert.state != State.OPEN:
            second += 1
            continue
        with transaction.atomic():
            alert.state, alert.claimed_by_id, alert.claimed_at, alert.ring_at = State.CLAIMED, user_id, now(), None
            alert.save()
        claimed += 1
    return claimed, second


def ring(rounds: int) -> int:
    """How many this process called, tick after tick."""
    return sum(ring_due() for _ in range(rounds))


def ring_naively(rounds: int) -> int:
    """Looks who is due, then calls: the way that calls twice."""
    called = 0
    for _round in range(rounds):
        for alert in CareAlert.objects.to_ring(now()).select_related("structure"):
            to = next_on_roster(alert, now())
            if to is not None:
                Message.objects.create(kind="care_ring", to=to.pk, data={}, key=str(uuid.uuid4()))
                CareAlert.objects.filter(pk=alert.pk).update(ring_at=None)
                called += 1
    return called


def claim_or_correct(alerts: list[uuid.UUID], user_id: uuid.UUID, claims: str) -> int:
    """The team claims them, in the way that is named; their author, meanwhile, speaks ill of it: how many each did."""
    user, done = User.objects.get(pk=user_id), 0
    for alert in CareAlert.objects.filter(pk__in=alerts).order_by("pk"):
        if alert.person_id == user_id:
            correct_words(alert.item_id, seen=0, text="Votre équipe m’a menti.", by=user)
            done += 1
        elif claims == "by the rule":
            with suppress(AlertMoved, NotAllowed):
                claim_alert(alert.pk, seen=0, by=user)
                done += 1
        elif can_claim(user, alert):  # looks, reads, then takes: the way that keeps what it may not read
            time.sleep(0.05)
            waiting = CareAlert.objects.filter(pk=alert.pk, state=State.OPEN)
            done += waiting.update(claimed_by=user, state=State.CLAIMED, claimed_at=now(), ring_at=None)
    return done


def race_to_read_it(claims: str) -> int:
    """How many alerts are in the end in the hands of the team that their words speak ill of."""
    structure = StructureFactory()
    author = a_person(structure)
    alerts, workers = waiting_alerts(author, structure)
    elsewhere = StructureFactory(territory=structure.territory)
    reading = a_worker(elsewhere, "Paul Roux", email=f"{elsewhere.slug}@exemple.fr")
    racers = [author.pk, *(worker.pk for worker in workers)]
    outcomes = race(len(racers), f"{__name__}:claim_or_correct", [(alerts, racer, claims) for racer in racers])
    assert results_of(outcomes) == outcomes, outcomes
    moved = CareAlert.objects.filter(pk__in=alerts, about_team=True)
    assert outcomes[0] == moved.count() == ALERTS
    assert all(reading in claimants(alert) for alert in moved)
    return moved.filter(claimed_by__in=workers).count()


def waiting_alerts(
    author: User | None = None, structure: Structure | None = None
) -> tuple[list[uuid.UUID], list[User]]:
    """ALERTS that wait, in a structure where everybody is on call day and night, one after the other."""
    structure = structure or StructureFactory()
    workers = [a_worker(structure, email=f"{number}-{structure.slug}@exemple.fr") for number in range(RACERS)]
    for order, worker in enumerate(workers):
        on_call(structure, worker, order=order, days="0123456", hours=(0, 0))
    return [an_alert(structure, author or a_person(structure)).pk for _ in range(ALERTS)], workers


def race_to_claim(claimer: str) -> list[tuple[int, int]]:
    alerts, workers = waiting_alerts()
    outcomes = race(RACERS, f"{__name__}:{claimer}", [(alerts, worker.pk) for worker in workers])
    assert results_of(outcomes) == outcomes, outcomes
    return outcomes


def test_racing_workers_take_each_alert_once():
    outcomes = race_to_claim("claim_all")
    assert sum(claimed for claimed, _ in outcomes) == ALERTS
    assert sum(second for _, second in outcomes) == ALERTS * (RACERS - 1)
    assert CareAct.objects.filter(what=Act.CLAIMED).count() == ALERTS
    assert Entry.objects.filter(stream="care", verb="AlertClaimed").count() == ALERTS


def test_the_same_race_makes_a_naive_claim_happen_twice():
    doubles = 0
    for _attempt in range(10):
        doubles = sum(claimed for claimed, _ in race_to_claim("claim_all_naively")) - ALERTS
        if doubles:
            break
    assert doubles > 0, "the positive control must find double claims"


def test_racing_jobs_call_each_one_of_the_roster_once():
    waiting_alerts()
    outcomes = race(RACERS, f"{__name__}:ring", (5,))
    assert results_of(outcomes) == outcomes, outcomes
    assert sum(outcomes) == ALERTS
    assert set(CareCall.objects.values_list("rank", flat=True)) == {1}
    assert CareCall.objects.count() == Message.objects.filter(kind="care_ring").count() == ALERTS


def test_the_same_race_makes_naive_jobs_call_twice():
    doubles = 0
    for _attempt in range(10):
        waiting_alerts()
        outcomes = race(RACERS, f"{__name__}:ring_naively", (1,))
        doubles = sum(results_of(outcomes)) - ALERTS
        CareAlert.objects.all().delete()
        if doubles > 0:
            break
    assert doubles > 0, "the positive control must find double calls"


def test_the_team_that_is_criticised_meanwhile_keeps_none():
    assert race_to_read_it("by the rule") == 0
    for alert in CareAlert.objects.all():
        assert (alert.state, alert.claimed_by) == (State.OPEN, None)
        assert alert.ring_at is not None


def test_the_same_race_leaves_a_naive_claim_what_it_may_not_read():
    assert any(race_to_read_it("naively") for _attempt in range(10)), "the positive control must find one"
