"""Words of danger raise one alert, however often they are sent; of nameless ones only the day is known."""

import pytest
import time_machine
from django.db import IntegrityError, transaction

from journal.models import Entry
from kit.time import midnight, today
from outbox.models import Message
from outbox.rules import sweep_messages
from participation.care.models import CareAlert, CareCall, State
from participation.care.rules import claim_alert, close_alert, raise_alert, ring_due
from tests.support.care import a_nameless_alert, an_alert, at
from tests.support.moderation import a_message
from tests.support.people import StructureFactory, a_person, a_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def structure():
    return StructureFactory()


@pytest.fixture
def awa(structure):
    return a_person(structure)


def test_words_of_danger_raise_an_alert_and_others_do_not(structure, awa):
    a_message(structure, awa, "Il faut ouvrir le samedi.")
    assert not CareAlert.objects.exists()
    alert = an_alert(structure, awa)
    assert (alert.person, alert.structure, alert.state) == (awa, structure, State.OPEN)
    entry = Entry.objects.get(stream="care")
    assert (entry.verb, entry.targets, entry.actor) == ("AlertRaised", {"alert": str(alert.pk)}, None)


def test_sent_again_it_is_the_same_alert(structure, awa):
    alert = an_alert(structure, awa)
    raise_alert(alert.item)
    assert CareAlert.objects.get() == alert
    with pytest.raises(IntegrityError), transaction.atomic():
        CareAlert.objects.create(structure=structure, item=alert.item, origin="words")


def test_words_of_danger_after_the_end_open_it_again(structure, awa):
    alert, nadia = an_alert(structure, awa), a_worker(structure)
    claim_alert(alert.pk, seen=0, by=nadia)
    close_alert(alert.pk, text="Elle est en sécurité.", seen=1, by=nadia)
    again = raise_alert(alert.item)
    assert (again.pk, again.state, again.claimed_by) == (alert.pk, State.OPEN, None)
    assert again.acts.count() == 2
    assert again.ring_at is not None


def test_in_hours_it_is_to_be_taken_within_the_delay(structure, awa):
    with time_machine.travel(at(10), tick=False):
        alert = an_alert(structure, awa)
    assert (alert.ring_at, alert.due_at) == (at(10), at(10, 15))


def test_outside_hours_the_first_hour_of_the_next_turn_rings(structure, awa):
    with time_machine.travel(at(22, day=4), tick=False):
        alert = an_alert(structure, awa)
    assert (alert.ring_at, alert.due_at) == (at(9, day=7), at(9, 15, day=7))


def test_of_nameless_words_only_the_day_is_written(structure):
    a_worker(structure, email="nadia@exemple.fr")
    alert = a_nameless_alert(structure)
    assert (alert.by_day, alert.person, alert.created_at) == (True, None, midnight(today()))
    assert alert.pk.version == 4
    ring_due(alert.ring_at)  # who is called for it is written by the day too
    assert Entry.objects.filter(stream="care").count() == 2
    for entry in Entry.objects.filter(stream="care"):
        assert (entry.at, entry.id.version) == (midnight(today()), 4)
    claimed = claim_alert(alert.pk, seen=0, by=a_worker(structure))
    assert (claimed.due_at, claimed.waited, claimed.in_time) == (None, None, True)


def test_once_somebody_has_taken_them_no_row_says_at_what_hour_nameless_words_rang(structure):
    nadia = a_worker(structure, email="nadia@exemple.fr")
    with time_machine.travel(at(14, 25), tick=False):
        nameless, hers = a_nameless_alert(structure), an_alert(structure, a_person(structure))
        assert ring_due() == 2
        sent = {message.data["call"]: message.key for message in Message.objects.all()}
        assert set(sent) == {str(call.pk) for call in CareCall.objects.all()}
        assert sweep_messages() == 2
    with time_machine.travel(at(14, 35), tick=False):
        claim_alert(nameless.pk, seen=0, by=nadia)
    call = nameless.calls.get()
    assert (call.pk.version, call.at) == (4, nameless.created_at)
    assert [message.data["call"] for message in Message.objects.all()] == [str(hers.calls.get().pk)]


def test_what_waits_to_ring_for_nameless_words_is_not_sent_once_somebody_has_taken_them(structure):
    nadia = a_worker(structure, email="nadia@exemple.fr")
    with time_machine.travel(at(14, 25), tick=False):
        alert = a_nameless_alert(structure)
        ring_due()
        claim_alert(alert.pk, seen=0, by=nadia)
        assert sweep_messages() == 0
    assert not Message.objects.exists()
