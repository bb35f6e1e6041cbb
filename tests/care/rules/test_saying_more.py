"""The same form sent again says more: a number typed wrong, then right, is the one to dial, and no word is lost."""

import pytest

from journal.models import Entry
from kit.ids import new_id
from participation.care.engine.sealing import Said
from participation.care.models import CareAlert
from participation.care.rules import Whom, ask_to_be_called, claim_alert, close_alert, tell_somebody
from tests.support.people import StructureFactory, a_person, a_worker

pytestmark = pytest.mark.django_db
WRONG, RIGHT = "+33639980001", "+33639980002"


@pytest.fixture
def structure():
    return StructureFactory()


def asks(structure, key, **said):
    return ask_to_be_called(structure.pk, said=Said(**said), dangers=["violence"], key=key)


def test_a_number_set_right_is_the_one_to_dial_and_the_one_before_is_told(structure):
    key = new_id()
    alert = asks(structure, key, number=WRONG, when="Le soir", words="Vite.")
    assert asks(structure, key, number=RIGHT, words="Vite.") == alert
    said = CareAlert.objects.get().said
    assert (said.number, said.when) == (RIGHT, "Le soir")
    assert said.words.splitlines() == ["Vite.", WRONG]
    assert list(Entry.objects.filter(stream="care").values_list("verb", flat=True)) == ["AlertRaised", "AlertChanged"]


def test_the_same_sent_twice_changes_nothing(structure):
    key = new_id()
    for _time in range(3):
        alert = asks(structure, key, number=WRONG, words="Vite.")
    assert alert.said == Said(WRONG, "", "Vite.")
    assert Entry.objects.filter(stream="care").count() == 1


def test_who_takes_it_meanwhile_is_not_too_slow(structure):
    key = new_id()
    alert = asks(structure, key, number=WRONG)
    asks(structure, key, number=RIGHT)
    assert claim_alert(alert.pk, seen=0, by=a_worker(structure)).claimed_by is not None


def test_once_it_is_over_it_is_an_alert_of_its_own(structure):
    key, nadia = new_id(), a_worker(structure)
    alert = asks(structure, key, number=WRONG)
    claim_alert(alert.pk, seen=0, by=nadia)
    close_alert(alert.pk, text="Rappelée.", seen=1, by=nadia)
    again = asks(structure, key, number=RIGHT)
    assert (again.pk != alert.pk, again.is_open, again.said.number) == (True, True, RIGHT)
    assert asks(structure, key, number=RIGHT) == again


def test_nobody_adds_to_the_words_of_somebody_else(structure):
    key = new_id()
    alert = tell_somebody(whom=Whom.TEAM, said=Said(words="Aidez-moi."), key=key, by=a_person(structure))
    tell_somebody(whom=Whom.TEAM, said=Said(words="Autre chose."), key=key, by=a_person(structure))
    alert.refresh_from_db()
    assert alert.said == Said(words="Aidez-moi.")
