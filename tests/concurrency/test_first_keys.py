"""At the same instant: two workers invite one number, one code is used twice, two stand in on the same days."""

from collections import Counter

import pytest

from participation.people.models import Invitation, Membership, Referent, Role, User
from participation.people.rules import invite_worker
from tests.support.people import StructureFactory, a_coordinator, a_person, a_worker, accompany
from tests.support.servers import race, results_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]

RACERS, TRIES = 4, 8
ACTS = "tests.concurrency.first_keys"


def run(act: str, args: list[tuple]) -> Counter:
    outcomes = race(len(args), f"{ACTS}:{act}", args)
    assert results_of(outcomes) == outcomes, outcomes
    return sum(outcomes, Counter())


def test_one_number_opens_one_account_and_leaves_no_half_of_another():
    tilleuls = StructureFactory()
    numbers = [f"+3363998010{n}" for n in range(TRIES)]
    ends = run("welcome", [(tilleuls.pk, a_worker(tilleuls).pk, numbers) for _ in range(RACERS)])
    assert ends == {"done": TRIES, "NumberTaken": TRIES * (RACERS - 1)}
    assert User.objects.filter(phone__in=numbers).count() == User.objects.filter(name="Yanis").count() == TRIES
    assert Membership.objects.filter(role=Role.PERSON).count() == Invitation.objects.count() == TRIES


def some_invitations() -> list:
    tilleuls = StructureFactory()
    claire = a_coordinator(tilleuls)
    for n in range(TRIES):
        invite_worker(name="Lina", username=f"lina{n}", role=Role.WORKER, structure=tilleuls, by=claire)
    return list(Invitation.objects.order_by("pk").values_list("pk", flat=True))


def test_one_code_sets_one_password():
    invitations = some_invitations()
    ends = run("accept", [(invitations, f"un long mot de passe {n}") for n in range(RACERS)])
    assert ends == {"done": TRIES, "InvitationOver": TRIES * (RACERS - 1)}


def test_a_naive_door_lets_one_code_in_twice():
    done = 0
    for _attempt in range(5):
        Invitation.objects.all().delete()
        User.objects.filter(name="Lina").delete()
        done = run("accept_naively", [(some_invitations(), "un long mot de passe")] * RACERS)["done"]
        if done > TRIES:
            break
    assert done > TRIES, "the positive control must let more through"


def some_relations() -> tuple[list, list[User], User]:
    tilleuls = StructureFactory()
    nadia = a_worker(tilleuls)
    relations = [accompany(nadia, a_person(tilleuls), tilleuls).pk for _ in range(TRIES)]
    return relations, [a_worker(tilleuls, name=f"Collègue {n}") for n in range(RACERS)], nadia


def test_two_colleagues_never_stand_in_on_the_same_days():
    relations, colleagues, nadia = some_relations()
    ends = run("stand_in", [(relations, colleague.pk, nadia.pk) for colleague in colleagues])
    assert ends == {"done": TRIES, "SomebodyStandsIn": TRIES * (RACERS - 1)}
    assert Referent.objects.exclude(stands_in_for=None).count() == TRIES


def test_without_the_lock_they_do():
    done = 0
    for _attempt in range(5):
        relations, colleagues, nadia = some_relations()
        done = run("stand_in_naively", [(relations, colleague.pk, nadia.pk) for colleague in colleagues])["done"]
        if done > TRIES:
            break
    assert done > TRIES, "the positive control must let more through"
