"""One takes it, the second is told who did, and nobody acts on it without having taken it."""

import pytest
import time_machine

from journal.models import Entry
from kit.refusals import NotAllowed
from outbox.models import Message
from participation.care.models import Act, State
from participation.care.notices import render_handed
from participation.care.rules import (
    AlertMoved,
    CannotTakeIt,
    NothingWritten,
    claim_alert,
    close_alert,
    hand_over,
    note_act,
    take_over,
)
from tests.support.care import an_alert, at
from tests.support.people import StructureFactory, a_coordinator, a_person, a_worker, accompany

pytestmark = pytest.mark.django_db


@pytest.fixture
def structure():
    return StructureFactory()


@pytest.fixture
def nadia(structure):
    return a_worker(structure)


@pytest.fixture
def samira(structure):
    return a_worker(structure, "Samira Costa")


@pytest.fixture
def alert(structure):
    return an_alert(structure, a_person(structure))


def test_the_second_is_told_who_was_first(alert, nadia, samira):
    claim_alert(alert.pk, seen=0, by=nadia)
    assert claim_alert(alert.pk, seen=0, by=nadia).claimed_by == nadia  # a button pressed twice
    with pytest.raises(AlertMoved) as refusal:
        claim_alert(alert.pk, seen=0, by=samira)
    assert "Nadia Benali s’occupe de cette alerte" in str(refusal.value)
    with pytest.raises(AlertMoved):
        claim_alert(alert.pk, seen=1, by=samira)  # having seen that it is taken: she takes it over, and says why
    assert Entry.objects.filter(stream="care", verb="AlertClaimed").count() == 1


def test_it_says_how_long_it_waited_and_whether_that_was_in_time(structure, nadia):
    with time_machine.travel(at(10), tick=False) as clock:
        soon, late = (an_alert(structure, a_person(structure)) for _ in range(2))
        clock.move_to(at(10, 12))
        claimed = claim_alert(soon.pk, seen=0, by=nadia)
        assert (claimed.waited, claimed.in_time) == (720, True)
        clock.move_to(at(10, 16))
        claimed = claim_alert(late.pk, seen=0, by=nadia)
        assert (claimed.waited, claimed.in_time) == (960, False)


def test_who_has_not_taken_it_does_nothing(alert, nadia, samira):
    for act in (note_act, close_alert):
        with pytest.raises(AlertMoved):
            act(alert.pk, text="Je l’appelle.", seen=0, by=nadia)
    claim_alert(alert.pk, seen=0, by=nadia)
    with pytest.raises(AlertMoved):
        note_act(alert.pk, text="Je l’appelle.", seen=1, by=samira)
    with pytest.raises(NothingWritten):
        close_alert(alert.pk, text="  ", seen=1, by=nadia)
    alert.refresh_from_db()
    assert (alert.state, alert.version) == (State.CLAIMED, 1)


def test_what_was_done_is_written_once(alert, nadia):
    claim_alert(alert.pk, seen=0, by=nadia)
    for _twice in range(2):
        note_act(alert.pk, text="Je l’appelle.", seen=1, by=nadia)
    close_alert(alert.pk, text="Elle est chez sa sœur.", seen=2, by=nadia)
    assert [(act.what, act.text) for act in alert.acts.all()] == [
        (Act.CLAIMED, ""),
        (Act.NOTED, "Je l’appelle."),
        (Act.CLOSED, "Elle est chez sa sœur."),
    ]


def test_it_is_handed_to_who_may_take_it(structure, alert, nadia, samira):
    claim_alert(alert.pk, seen=0, by=nadia)
    with pytest.raises(CannotTakeIt):
        hand_over(alert.pk, to=a_worker(), text="À toi.", seen=1, by=nadia)
    assert hand_over(alert.pk, to=samira, text="À toi.", seen=1, by=nadia).claimed_by == samira
    told = Message.objects.get(kind="care_handed")
    assert (told.to, "Quelque chose vous attend" in render_handed(told)) == (samira.pk, True)
    claire = a_coordinator(structure)
    assert take_over(alert.pk, text="Samira est partie.", seen=2, by=claire).claimed_by == claire
    with pytest.raises(AlertMoved):
        note_act(alert.pk, text="Je l’appelle.", seen=2, by=samira)


def test_it_does_not_exist_for_others(structure, alert):
    partner = a_worker(StructureFactory(territory=structure.territory))
    for other in (partner, a_person(structure), alert.person):
        with pytest.raises(NotAllowed):
            claim_alert(alert.pk, seen=0, by=other)
    alert.refresh_from_db()
    assert alert.state == State.OPEN


def test_her_referente_takes_it_wherever_it_was_raised(structure, alert):
    elsewhere = StructureFactory(territory=structure.territory)
    paul = a_worker(elsewhere)
    accompany(paul, alert.person, elsewhere)
    assert claim_alert(alert.pk, seen=0, by=paul).claimed_by == paul
