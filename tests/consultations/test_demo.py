"""The demo's consultations, built by the real rules."""

import pytest

from kit.demo import Life
from participation.consultations import demo
from participation.consultations.fragments import latest_outcome, people_who_answered
from participation.consultations.models import Consultation, Participation
from participation.moderation.permissions import pending_count
from tests.support.people import StructureFactory, a_coordinator, a_person, a_worker, accompany

pytestmark = pytest.mark.django_db


@pytest.fixture
def life() -> Life:
    life = Life()
    tilleuls = life.structures["tilleuls"] = StructureFactory(name="Les Tilleuls")
    for key in ("moussa", "awa", "iryna", "joel", "salma", "kader"):
        life.people[key] = a_person(tilleuls, key.title())
    for number in range(6):
        a_person(tilleuls, f"Personne {number}")
    life.people |= {key: a_worker(tilleuls, key.title()) for key in ("nadia", "samira")}
    life.people["claire"] = a_coordinator(tilleuls)
    for worker, persons in {"nadia": ("moussa", "awa", "iryna"), "samira": ("joel", "salma")}.items():
        for person in persons:
            accompany(life.people[worker], life.people[person], tilleuls)
    return life


def test_one_is_open_with_messages_to_read_and_one_is_finished_with_its_outcome(life):
    demo.build(life)
    open_one, finished = Consultation.objects.open().get(), Consultation.objects.finished().get()
    assert people_who_answered(open_one) == 11
    assert people_who_answered(finished) == 12
    assert latest_outcome() == finished
    assert open_one.contributions.published().count() == 4
    assert {pending_count(life.people[key]) for key in ("nadia", "samira", "claire")} == {4}
    assert not Participation.objects.filter(consultation=open_one, user=life.people["moussa"]).exists()


def test_with_empty_nobody_has_said_anything(life):
    life.sample = False
    demo.build(life)
    assert not Consultation.objects.exists()
