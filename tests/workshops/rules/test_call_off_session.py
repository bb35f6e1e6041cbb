"""A session that does not take place gives its seats back, and tells those who were to come."""

import pytest

from journal.models import Entry
from outbox.models import Message
from participation.consultations.models import Plenary
from participation.consultations.rules import cancel_plenary
from participation.people.models import Role
from tests.support.people import StructureFactory, a_coordinator, a_person, a_user, with_role
from tests.support.plenaries import a_plenary
from tests.support.workshops import SessionFactory, WorkshopFactory, book, to_the_past
from workshops.models import Booking, BookingState, Session
from workshops.rules import call_off_session, cancel_session

pytestmark = pytest.mark.django_db


def test_a_cancelled_plenary_frees_its_seats_and_tells_whoever_was_to_come_or_waited():
    structure = StructureFactory()
    session = SessionFactory(workshop=WorkshopFactory(structure=structure), capacity=2)
    claire = a_coordinator(structure)
    plenary = a_plenary(structure, by=claire, session_id=session.pk)
    coming, waiting = a_person(structure), a_person(structure)
    book(session, coming, guests=1)
    book(session, waiting)
    ines = with_role(a_user("Inès"), Role.TERRITORY, territory=structure.territory)
    for _ in range(2):
        cancel_plenary(plenary.pk, by=ines)
    session.refresh_from_db()
    assert (session.open, session.taken, session.waiting) == (False, 0, 0)
    assert set(Booking.objects.values_list("state", flat=True)) == {BookingState.CANCELLED}
    told = Message.objects.filter(kind="session_called_off")
    assert sorted(told.values_list("to", flat=True)) == sorted([coming.pk, waiting.pk])
    assert Entry.objects.filter(verb="SessionCalledOff").count() == 1


def test_one_that_has_begun_keeps_its_seats():
    session = SessionFactory()
    book(session, a_person())
    to_the_past(session)
    assert call_off_session(session.pk, by=a_coordinator()) == []
    assert Session.objects.get().taken == 1


def test_a_session_cancelled_by_its_team_is_a_plenary_that_does_not_take_place():
    structure = StructureFactory()
    session = SessionFactory(workshop=WorkshopFactory(structure=structure))
    claire = a_coordinator(structure)
    plenary = a_plenary(structure, by=claire, session_id=session.pk)
    assert list(Plenary.objects.standing()) == [plenary]
    cancel_session(session.pk, by=claire)
    assert Plenary.objects.told().get().is_cancelled
    assert not Plenary.objects.standing().exists()
