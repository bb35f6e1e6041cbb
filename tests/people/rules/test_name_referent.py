"""Who accompanies a person is named by whoever runs the structure, and the person is told."""

import datetime as dt

import pytest

from journal.models import Entry
from kit.refusals import NotAllowed
from kit.time import today
from outbox.models import Message
from participation.people.models import Referent, User
from participation.people.permissions import accompanies
from participation.people.rules import name_referent
from tests.support.clients import signed_in
from tests.support.people import StructureFactory, a_coordinator, a_person, a_worker, accompany

pytestmark = pytest.mark.django_db


@pytest.fixture
def tilleuls():
    return StructureFactory(name="Les Tilleuls")


@pytest.fixture
def claire(tilleuls) -> User:
    return a_coordinator(tilleuls)


def test_the_person_is_told_and_the_journal_knows(tilleuls, claire: User) -> None:
    awa, nadia = a_person(tilleuls), a_worker(tilleuls)
    name_referent(awa.pk, worker_id=nadia.pk, by=claire)
    assert accompanies(nadia, awa.pk)
    assert Message.objects.filter(kind="referent_named", to=awa.pk).count() == 1
    assert Entry.objects.filter(stream_id=f"people:{awa.pk}", verb="ReferentNamed", actor=claire.pk).count() == 1


def test_whoever_came_before_hands_over(tilleuls, claire: User) -> None:
    awa, nadia, samira = a_person(tilleuls), a_worker(tilleuls), a_worker(tilleuls, name="Samira Costa")
    accompany(nadia, awa, tilleuls)
    Referent.objects.update(starts_on=today() - dt.timedelta(days=90))
    name_referent(awa.pk, worker_id=samira.pk, by=claire)
    assert accompanies(samira, awa.pk)
    assert not accompanies(nadia, awa.pk)


def test_naming_the_same_worker_twice_tells_once(tilleuls, claire: User) -> None:
    awa, nadia = a_person(tilleuls), a_worker(tilleuls)
    for _ in range(2):
        name_referent(awa.pk, worker_id=nadia.pk, by=claire)
    assert Referent.objects.count() == 1
    assert Message.objects.filter(kind="referent_named").count() == 1


def test_a_worker_does_not_name_herself(tilleuls) -> None:
    awa, samira = a_person(tilleuls), a_worker(tilleuls)
    with pytest.raises(NotAllowed):
        name_referent(awa.pk, worker_id=samira.pk, by=samira)


def test_a_worker_of_another_structure_cannot_be_named(tilleuls, claire: User) -> None:
    awa, paul = a_person(tilleuls), a_worker(name="Paul Mercier")
    with pytest.raises(NotAllowed):
        name_referent(awa.pk, worker_id=paul.pk, by=claire)


def test_the_coordinator_chooses_on_the_persons_page(tilleuls, claire: User) -> None:
    awa, nadia = a_person(tilleuls), a_worker(tilleuls)
    client = signed_in(claire)
    page = client.get(f"/equipe/personnes/{awa.pk}/").content.decode()
    assert "Qui accompagne cette personne" in page
    membership = nadia.memberships.get()
    client.post(f"/equipe/personnes/{awa.pk}/referent/", {"worker": membership.pk})
    assert accompanies(nadia, awa.pk)
    assert "Qui accompagne" not in signed_in(nadia).get(f"/equipe/personnes/{awa.pk}/").content.decode()
