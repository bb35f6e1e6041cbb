"""Figures say how many and how soon, never about one of them; exercises are counted apart."""

import datetime as dt

import pytest
import time_machine

from kit.ids import new_id
from participation.care.fragments import figures_of
from participation.care.rules import claim_alert, start_drill
from tests.support.care import an_alert, at
from tests.support.people import StructureFactory, a_coordinator, a_person, a_worker

pytestmark = pytest.mark.django_db


def taken_after(structure, nadia, clock, minutes: int) -> None:
    clock.move_to(at(10))
    alert = an_alert(structure, a_person(structure), "Il va me tuer.")
    clock.move_to(at(10) + dt.timedelta(minutes=minutes))
    claim_alert(alert.pk, seen=0, by=nadia)


def test_under_five_nothing_is_said():
    structure = StructureFactory()
    nadia = a_worker(structure)
    with time_machine.travel(at(10), tick=False) as clock:
        for minutes in (2, 4, 20, 6):
            taken_after(structure, nadia, clock, minutes)
        figures = figures_of(structure)
        assert (figures.total, figures.late, figures.minutes, list(figures.dangers)) == (None, None, None, [])


def test_how_many_how_soon_and_a_small_number_of_late_ones_is_not_said():
    structure = StructureFactory()
    nadia, claire = a_worker(structure), a_coordinator(structure)
    with time_machine.travel(at(10), tick=False) as clock:
        for minutes in (2, 4, 20, 6, 8):
            taken_after(structure, nadia, clock, minutes)
        drill = start_drill(structure.pk, key=new_id(), by=claire)
        clock.shift(60)
        claim_alert(drill.pk, seen=0, by=nadia)
        figures = figures_of(structure)
        assert (figures.total, figures.late, figures.minutes) == (5, None, 6)
        assert [line.n for line in figures.dangers if line.label == "violences"] == [5]
        assert [one.waited for one in figures.drills] == [60]
