"""Beside words that are nobody's: the number that was left the same day, on a Paris clock, and no other."""

import pytest
import time_machine

from kit.ids import new_id
from participation.care.engine.sealing import Said
from participation.care.fragments import shown_alert
from participation.care.models import CareAlert
from participation.care.rules import ask_to_be_called
from tests.support.care import a_call_for_help, a_nameless_alert, at
from tests.support.people import StructureFactory, a_person

pytestmark = pytest.mark.django_db


def beside(alert: CareAlert) -> list[CareAlert]:
    """As its page reads it: from the database, where the hour is that of UTC."""
    return list(shown_alert(CareAlert.objects.get(pk=alert.pk)).beside)


@pytest.mark.parametrize(("hour", "minute"), [(0, 5), (1, 30), (12, 0), (23, 55)])
def test_words_and_number_of_one_day_stand_beside_each_other(hour, minute):
    structure = StructureFactory()
    with time_machine.travel(at(hour, minute), tick=False):
        words = a_nameless_alert(structure)
        number = ask_to_be_called(structure.pk, said=Said(number="+33639980001"), dangers=[], key=new_id())
        assert beside(words) == [number]
        assert beside(number) == [words]


def test_those_of_the_day_before_of_another_structure_and_of_somebody_known_do_not():
    structure = StructureFactory()
    said = Said(number="+33639980001")
    with time_machine.travel(at(23, 55), tick=False):
        ask_to_be_called(structure.pk, said=said, dangers=[], key=new_id())
    with time_machine.travel(at(0, 5, day=1), tick=False):
        words = a_nameless_alert(structure)
        ask_to_be_called(StructureFactory().pk, said=said, dangers=[], key=new_id())
        a_call_for_help(a_person(structure), said=said)
        assert beside(words) == []
