"""Whom no message reaches: the team reads their names where a session is changed, cancelled, or booked for."""

import pytest

from kit.ids import new_id
from participation.people.models import Contact
from tests.support.clients import signed_in
from tests.support.people import StructureFactory, a_person, a_user, a_worker
from tests.support.workshops import SessionFactory, WorkshopFactory, book, to_the_past
from workshops.fragments import out_of_reach
from workshops.models import Session
from workshops.rules import book_seats, call_off_session, cancel_booking

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return StructureFactory()


@pytest.fixture
def session(home) -> Session:
    """Somebody of every kind."""
    session = SessionFactory(workshop=WorkshopFactory(structure=home), capacity=20)
    book(session, a_person(home, name="Iryna Kovalenko", phone=None, username="iryna"))
    book(session, a_user("Awa Keïta"))
    book(session, a_user("Joël Rousseau", phone=None, email="joel@exemple.fr"))
    voisine = a_user("Salma Haddad", phone=None, username="salma")
    Contact.objects.create(user=voisine, phone="+33199000042")
    book(session, voisine)
    gone = book(session, a_user("Kader Benali", phone=None, username="kader"))
    cancel_booking(gone.pk, by=gone.person)
    for name, contact in (("Gisèle", ""), ("Yvette", "+33199000043")):
        who = {"person": None, "first_name": name, "contact": contact}
        book_seats(session.pk, by=a_worker(home), key=new_id(), channel="phone", **who)
    return session


def names(session: Session) -> list[str]:
    return [booking.name for booking in out_of_reach(session)]


def test_only_those_without_number_nor_address(session):
    assert names(session) == ["Iryna", "Gisèle"]


def test_they_are_still_named_once_it_is_called_off_and_who_gave_her_seat_back_before_is_not(session, home):
    call_off_session(session.pk, by=a_worker(home))
    session.refresh_from_db()
    assert names(session) == ["Iryna", "Gisèle"]


@pytest.mark.parametrize("address", ["/equipe/ateliers/seances/{}/", "/equipe/ateliers/seances/{}/reservations/"])
def test_the_team_reads_it_on_the_pages_of_the_session(session, home, address):
    nadia = signed_in(a_worker(home))
    page = nadia.get(address.format(session.pk)).content.decode()
    assert "Iryna Kovalenko" in page.split("vive voix")[1].split("</ul>")[0]
    assert "Gisèle" in page.split("vive voix")[1].split("</ul>")[0]
    assert "Awa" not in page.split("vive voix")[1].split("</ul>")[0]


def test_the_page_of_one_that_was_called_off_says_that_it_is_and_nobody_is_told_of_a_day_that_is_past(session, home):
    call_off_session(session.pk, by=a_worker(home))
    page = signed_in(a_worker(home)).get(f"/equipe/ateliers/seances/{session.pk}/").content.decode()
    assert "de vive voix que la séance est annulée" in page
    other = to_the_past(SessionFactory(workshop=session.workshop, venue=session.venue))
    assert names(other) == []
