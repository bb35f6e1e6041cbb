"""From the announcement to the minutes."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from journal.models import Entry
from kit.ids import new_id
from kit.refusals import NotAllowed
from kit.time import now
from participation.consultations.models import Attendance, Plenary
from participation.consultations.rules import (
    AlreadyHeld,
    NotYetHeld,
    PlenaryMoved,
    PlenaryOff,
    SessionTaken,
    announce_plenary,
    cancel_plenary,
    count_attendance,
    publish_agenda,
    publish_minutes,
)
from participation.plans.models.receipt import KeyUsedElsewhere
from tests.support.people import StructureFactory, a_coordinator, a_worker
from tests.support.plenaries import a_plenary
from tests.support.workshops import SessionFactory, WorkshopFactory

pytestmark = pytest.mark.django_db
NUMBERS = {"concerned": 28, "professionals": 6, "institutions": 3}


def test_the_same_form_sent_twice_announces_one():
    structure, key = StructureFactory(), new_id()
    claire = a_coordinator(structure)
    when = {"starts_at": now() + dt.timedelta(days=3), "ends_at": now() + dt.timedelta(days=4)}
    first = a_plenary(structure, by=claire, key=key, **when)
    assert a_plenary(structure, by=claire, key=key, **when) == first
    with pytest.raises(KeyUsedElsewhere):
        a_plenary(structure, by=claire, key=key, **when, where="Mairie annexe")


def test_only_who_runs_the_structure_announces_and_writes():
    plenary = a_plenary(days=-1)
    for who in (a_worker(plenary.structure), a_coordinator()):
        with pytest.raises(NotAllowed):
            a_plenary(plenary.structure, by=who)
        with pytest.raises(NotAllowed):
            publish_minutes(plenary.pk, minutes="Merci.", seen=0, by=who)
        with pytest.raises(NotAllowed):
            count_attendance(plenary.pk, **NUMBERS, by=who)
    assert Plenary.objects.count() == 1


def test_a_session_says_when_and_where_and_is_of_one_plenary():
    structure = StructureFactory()
    session = SessionFactory(workshop=WorkshopFactory(structure=structure))
    claire = a_coordinator(structure)
    plenary = a_plenary(structure, by=claire, session_id=session.pk)
    assert (plenary.day, plenary.place) == (session.starts_at, "Le Trait d’union")
    with pytest.raises(SessionTaken):
        a_plenary(structure, by=claire, session_id=session.pk)
    elsewhere = SessionFactory()
    with pytest.raises(NotAllowed):
        a_plenary(structure, by=claire, session_id=elsewhere.pk)


def test_the_database_wants_a_moment_and_a_place_or_a_session_never_both():
    session, fields = SessionFactory(), {"travel_paid": True, "meals_paid": True}
    structure = session.workshop.structure
    for wrong in ({}, {"session": session, "where": "Ici"}, {"where": "Ici"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Plenary.objects.create(structure=structure, **fields, **wrong)


def test_an_agenda_is_published_once_and_the_second_who_writes_reads_first():
    plenary = a_plenary()
    claire = a_coordinator(plenary.structure)
    assert plenary.takes_topics
    for _time in range(2):
        publish_agenda(plenary.pk, agenda="Accueil", seen=0, by=claire)
    with pytest.raises(PlenaryMoved):
        publish_agenda(plenary.pk, agenda="Autre chose", seen=0, by=claire)
    found = Plenary.objects.told().get()
    assert (found.agenda, found.takes_topics) == ("Accueil", False)
    assert Entry.objects.filter(verb="AgendaPublished").count() == 1


def test_who_came_and_what_was_said_wait_until_it_has_begun():
    plenary = a_plenary()
    claire = a_coordinator(plenary.structure)
    with pytest.raises(NotYetHeld):
        count_attendance(plenary.pk, **NUMBERS, by=claire)
    with pytest.raises(NotYetHeld):
        publish_minutes(plenary.pk, minutes="Merci.", seen=0, by=claire)


def test_who_came_is_counted_by_college_and_may_be_corrected():
    plenary = a_plenary(days=-1)
    claire = a_coordinator(plenary.structure)
    count_attendance(plenary.pk, **NUMBERS | {"concerned": 82}, by=claire)
    count_attendance(plenary.pk, **NUMBERS, by=claire)
    assert Attendance.objects.get().total == 37
    assert Entry.objects.filter(verb="AttendanceCounted").count() == 2


def test_what_is_cancelled_does_not_change_and_what_was_held_is_not_cancelled():
    plenary, held = a_plenary(), a_plenary(days=-1)
    claire = a_coordinator(plenary.structure)
    for _time in range(2):
        cancel_plenary(plenary.pk, by=claire)
    with pytest.raises(PlenaryOff):
        publish_agenda(plenary.pk, agenda="Accueil", seen=1, by=claire)
    with pytest.raises(AlreadyHeld):
        cancel_plenary(held.pk, by=a_coordinator(held.structure))


def test_a_moment_that_ends_before_it_begins_is_refused_by_the_database():
    structure = StructureFactory()
    begins = a_plenary(structure).day
    asked = {"starts_at": begins, "ends_at": begins - dt.timedelta(hours=1), "where": "Ici"}
    with pytest.raises(IntegrityError), transaction.atomic():
        announce_plenary(
            structure.pk, **asked, travel_paid=True, meals_paid=True, key=new_id(), by=a_coordinator(structure)
        )
