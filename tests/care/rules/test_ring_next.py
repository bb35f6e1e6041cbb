"""The roster is called one after the other, then again, whatever the hour, until somebody takes it."""

import pytest
import time_machine

from outbox.models import Message
from outbox.rules import sweep_messages
from participation.care.models import Delay
from participation.care.rules import Whom, claim_alert, raise_alert, ring_due
from participation.people.models import User
from tests.support.care import a_call_for_help, an_alert, at, on_call
from tests.support.people import StructureFactory, a_coordinator, a_person, a_user, a_worker, accompany

pytestmark = pytest.mark.django_db


@pytest.fixture
def structure():
    return StructureFactory()


def a_colleague(structure, name):
    return a_worker(structure, name, email=f"{name.lower()}@exemple.fr")


def called(alert):
    return [call.to.name for call in alert.calls.order_by("rank")]


def rung_at(*moments):
    for moment in moments:
        with time_machine.travel(moment, tick=False):
            ring_due()


def test_each_is_called_in_order_then_the_others_then_the_coordinator_and_three_times_all_of_them(structure):
    off = a_colleague(structure, "Yvette")
    for order, name in ((2, "Samira"), (1, "Nadia")):
        on_call(structure, a_colleague(structure, name), order=order)
    on_call(structure, off, days="56", order=3)
    a_coordinator(structure, "Claire", email="claire@exemple.fr")
    with time_machine.travel(at(10), tick=False):
        alert = an_alert(structure, a_person(structure))
    rung_at(at(10), at(10, 5), at(10, 15), at(10, 15), at(10, 30), at(10, 45))
    once = ["Nadia", "Samira", "Yvette", "Claire"]
    assert called(alert) == once
    rung_at(*(at(11 + quarter // 4, 15 * (quarter % 4)) for quarter in range(12)))
    assert called(alert) == once * 3
    assert Message.objects.filter(kind="care_ring").count() == 12


def test_the_delay_is_that_of_the_structure(structure):
    Delay.objects.create(structure=structure, minutes=5)
    on_call(structure, a_colleague(structure, "Nadia"))
    on_call(structure, a_colleague(structure, "Samira"), order=2)
    with time_machine.travel(at(10), tick=False):
        alert = an_alert(structure, a_person(structure))
    rung_at(at(10), at(10, 4))
    assert called(alert) == ["Nadia"]
    rung_at(at(10, 5))
    assert called(alert) == ["Nadia", "Samira"]


def test_it_stops_when_somebody_takes_it_and_what_waits_is_not_sent(structure):
    nadia = a_colleague(structure, "Nadia")
    on_call(structure, nadia)
    on_call(structure, a_colleague(structure, "Samira"), order=2)
    with time_machine.travel(at(10), tick=False):
        alert = an_alert(structure, a_person(structure))
        ring_due()
        claim_alert(alert.pk, seen=0, by=nadia)
        assert sweep_messages() == 0
    rung_at(at(11), at(12))
    assert called(alert) == ["Nadia"]


def test_at_night_who_is_on_call_is_called_at_once_and_the_message_leaves(structure):
    on_call(structure, a_colleague(structure, "Nadia"), days="0123456", hours=(0, 0))
    with time_machine.travel(at(3), tick=False):
        an_alert(structure, a_person(structure))
        assert ring_due() == 1
        assert sweep_messages() == 1


def test_at_night_without_anybody_on_call_the_morning_rings(structure):
    on_call(structure, a_colleague(structure, "Nadia"))
    with time_machine.travel(at(3), tick=False):
        alert = an_alert(structure, a_person(structure))
    rung_at(at(3), at(8, 59))
    assert called(alert) == []
    rung_at(at(9))
    assert called(alert) == ["Nadia"]


def test_whom_she_asked_for_comes_first(structure):
    awa, nadia = a_person(structure), a_colleague(structure, "Nadia")
    accompany(nadia, awa, structure)
    on_call(structure, a_colleague(structure, "Samira"))
    with time_machine.travel(at(10), tick=False):
        alert = a_call_for_help(awa, Whom.REFERENT)
    rung_at(at(10), at(10, 15))
    assert called(alert) == ["Nadia", "Samira"]


def test_whoever_can_be_reached_in_the_end_is_called(structure):
    nadia = a_worker(structure)
    with time_machine.travel(at(10), tick=False):
        alert = an_alert(structure, a_person(structure))
    rung_at(at(10), at(10, 15), at(11))
    assert called(alert) == []
    User.objects.filter(pk=nadia.pk).update(email="nadia@exemple.fr")
    rung_at(at(11, 15))
    assert called(alert) == ["Nadia Benali"]


def test_nobody_is_looked_for_without_end(structure):
    with time_machine.travel(at(10), tick=False):
        alert = an_alert(structure, a_person(structure))
    rung_at(at(10))
    alert.refresh_from_db()
    assert alert.ring_at == at(10, 15)
    rung_at(at(10, 15, day=7))
    alert.refresh_from_db()
    assert (alert.ring_at, alert.rang_in_vain) == (None, True)


def test_words_of_danger_sent_again_ring_again_for_those_who_were_called_in_vain(structure):
    on_call(structure, a_colleague(structure, "Nadia"))
    with time_machine.travel(at(10), tick=False):
        alert = an_alert(structure, a_person(structure))
    rung_at(*(at(10, 15 * quarter) for quarter in range(4)))
    assert called(alert) == ["Nadia"] * 3
    with time_machine.travel(at(11), tick=False):
        again = raise_alert(alert.item)
    assert (again.ring_at, again.due_at) == (at(11), at(10, 15))
    rung_at(at(11))
    assert called(alert) == ["Nadia"]


def test_nobody_who_may_not_read_it_and_nobody_without_address_is_called(structure):
    on_call(structure, a_worker(structure, "Sans adresse"))
    gone = a_user("Partie", email="partie@exemple.fr")
    on_call(structure, gone, order=2)
    on_call(structure, a_colleague(structure, "Nadia"), order=3)
    with time_machine.travel(at(10), tick=False):
        alert = an_alert(structure, a_person(structure))
    rung_at(at(10))
    assert called(alert) == ["Nadia"]
