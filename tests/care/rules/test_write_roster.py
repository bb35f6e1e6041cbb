"""Who runs the structure writes its roster, its delay and its drills; a new turn wakes what waits."""

import datetime as dt

import pytest
import time_machine

from kit.ids import new_id
from kit.refusals import NotAllowed
from participation.care.models import ChildContact, Delay, OnCall, State
from participation.care.rules import (
    NotOfTheTeam,
    add_shift,
    claim_alert,
    close_alert,
    remove_shift,
    ring_due,
    set_child_contact,
    set_delay,
    start_drill,
)
from participation.people.models import Role
from tests.support.care import an_alert, at
from tests.support.people import StructureFactory, a_coordinator, a_person, a_user, a_worker, with_role

pytestmark = pytest.mark.django_db
WHOLE_DAY = {"days": "0123456", "since": dt.time(0), "until": dt.time(0), "order": 1}


@pytest.fixture
def structure():
    return StructureFactory()


@pytest.fixture
def claire(structure):
    return a_coordinator(structure)


@pytest.fixture
def nadia(structure):
    return a_worker(structure, email="nadia@exemple.fr")


def test_a_turn_is_written_once_for_somebody_of_the_team(structure, claire, nadia):
    for _twice in range(2):
        shift = add_shift(structure.pk, worker=nadia, **WHOLE_DAY, by=claire)
    assert OnCall.objects.get() == shift
    with pytest.raises(NotOfTheTeam):
        add_shift(structure.pk, worker=a_worker(), **WHOLE_DAY, by=claire)
    remove_shift(structure.pk, shift.pk, by=claire)
    assert not OnCall.objects.exists()


def test_nobody_else_writes_it(structure, nadia):
    for other in (nadia, a_person(structure), a_coordinator()):
        with pytest.raises(NotAllowed):
            add_shift(structure.pk, worker=nadia, **WHOLE_DAY, by=other)
        with pytest.raises(NotAllowed):
            set_delay(structure.pk, minutes=5, by=other)
        with pytest.raises(NotAllowed):
            start_drill(structure.pk, key=new_id(), by=other)
    assert not Delay.objects.exists()


def test_a_new_turn_rings_at_once_for_what_waited_for_the_morning(structure, claire, nadia):
    with time_machine.travel(at(22), tick=False):
        alert = an_alert(structure, a_person(structure))
        assert ring_due() == 0
        add_shift(structure.pk, worker=nadia, **WHOLE_DAY, by=claire)
        assert ring_due() == 1
    assert alert.calls.get().to == nadia


def test_a_turn_for_the_territory_holds_in_each_structure_where_one_works(structure, claire, nadia):
    beside = StructureFactory(territory=structure.territory)
    with_role(nadia, Role.WORKER, beside)
    add_shift(structure.pk, worker=nadia, **WHOLE_DAY, for_territory=True, by=claire)
    with time_machine.travel(at(3), tick=False):
        alert = an_alert(beside, a_person(beside))
        ring_due()
    assert alert.calls.get().to == nadia


def test_a_turn_for_the_territory_rings_at_once_for_what_waited_elsewhere(structure, claire, nadia):
    beside = StructureFactory(territory=structure.territory)
    with_role(nadia, Role.WORKER, beside)
    with time_machine.travel(at(22), tick=False):
        alert = an_alert(beside, a_person(beside))
        add_shift(structure.pk, worker=nadia, **WHOLE_DAY, for_territory=True, by=claire)
        assert ring_due() == 1
    assert alert.calls.get().to == nadia


@pytest.mark.parametrize("after", [dt.timedelta(minutes=1), dt.timedelta(days=30)])
def test_a_new_turn_rings_at_once_for_what_rang_in_vain(structure, claire, nadia, after):
    OnCall.objects.create(structure=structure, worker=a_worker(structure), **WHOLE_DAY)  # no number
    with time_machine.travel(at(22), tick=False) as clock:
        alert = an_alert(structure, a_person(structure))
        assert ring_due() == 0
        alert.refresh_from_db()
        assert alert.rang_in_vain
        clock.move_to(at(22) + after)
        assert ring_due() == 0
        add_shift(structure.pk, worker=nadia, **WHOLE_DAY, by=claire)
        assert ring_due() == 1
    assert alert.calls.get().to == nadia


def test_the_contact_for_a_child_is_that_of_the_territory(structure, claire, nadia):
    said = {"name": "La cellule", "phone": "119", "hours": ""}
    ines = with_role(a_user("Inès", phone=None, username="i"), Role.TERRITORY, territory=structure.territory)
    for by in (claire, ines):
        set_child_contact(structure.territory_id, **said, by=by)
    assert ChildContact.objects.get().territory == structure.territory
    for other in (nadia, a_coordinator()):
        with pytest.raises(NotAllowed):
            set_child_contact(structure.territory_id, **said, by=other)


def test_one_exercise_at_a_time(structure, claire, nadia):
    drill = start_drill(structure.pk, key=new_id(), by=claire)
    assert start_drill(structure.pk, key=new_id(), by=claire) == drill
    claim_alert(drill.pk, seen=0, by=nadia)
    close_alert(drill.pk, text="Fini.", seen=1, by=nadia)
    drill.refresh_from_db()
    assert drill.state == State.CLOSED
    assert start_drill(structure.pk, key=new_id(), by=claire) != drill
