"""Places, workshops and sessions, kept up to date in `/gestion/`."""

import datetime as dt

import pytest
from django.urls import reverse

from kit.time import PARIS, midnight, today
from outbox.models import Message
from participation.places.models import Place
from tests.support.cms import editor
from tests.support.people import StructureFactory, a_coordinator, a_person, a_worker
from tests.support.workshops import PlaceFactory, SessionFactory, VenueFactory, WorkshopFactory, book
from workshops.models import Session

pytestmark = pytest.mark.django_db


@pytest.fixture
def tilleuls(home):
    return StructureFactory(name="Les Tilleuls")


@pytest.fixture
def claire(tilleuls):
    return a_coordinator(tilleuls)


def a_place(structure, name="Les Tilleuls") -> Place:
    return PlaceFactory(structure=structure, name=name)


def a_session(structure, capacity=1) -> Session:
    starts = midnight(today() + dt.timedelta(days=3)) + dt.timedelta(hours=14)
    venue = VenueFactory(place=PlaceFactory(structure=structure))
    workshop = WorkshopFactory(structure=structure)
    return SessionFactory(workshop=workshop, venue=venue, starts_at=starts, capacity=capacity)


def place_form(structure) -> dict:
    return {
        "structure": str(structure.pk),
        "name": "La Maison des droits",
        "what": "Conseils gratuits.",
        "hours": "Mardi, de 14 h à 17 h",
        "address": "3 rue Basse",
        "order": "1",
    }


def session_form(session: Session, **changed) -> dict:
    def wall(moment: dt.datetime) -> str:
        return moment.astimezone(PARIS).strftime("%Y-%m-%d %H:%M")

    return {
        "venue": str(session.venue_id),
        "starts_at": wall(session.starts_at),
        "ends_at": wall(session.ends_at),
        "capacity": str(session.capacity),
        "open": "on",
    } | changed


def test_the_team_keeps_its_own_places_true(tilleuls):
    browser = editor(a_worker(tilleuls))
    browser.post(reverse("kept_places:add"), place_form(tilleuls))
    place = Place.objects.get()
    assert place.address == "3 rue Basse"
    browser.post(reverse("kept_places:edit", args=(place.pk,)), place_form(tilleuls) | {"address": "5 rue Basse"})
    place.refresh_from_db()
    assert place.address == "5 rue Basse"


def test_what_belongs_to_another_structure_is_neither_listed_nor_changed(tilleuls, claire):
    elsewhere = StructureFactory()
    theirs = a_place(elsewhere, name="Ailleurs")
    browser = editor(claire)
    assert "Ailleurs" not in browser.get(reverse("kept_places:index")).content.decode()
    edit = reverse("kept_places:edit", args=(theirs.pk,))
    assert browser.get(edit).status_code == 302
    browser.post(edit, place_form(tilleuls))
    browser.post(reverse("kept_places:add"), place_form(elsewhere))
    assert [(place.name, place.structure) for place in Place.objects.all()] == [("Ailleurs", elsewhere)]


def test_the_menu_leads_who_coordinates_to_consultations(tilleuls):
    area = reverse("consultations:prepare_index")
    assert area not in editor(a_worker(tilleuls)).get("/gestion/").content.decode()
    assert area in editor(a_coordinator(tilleuls)).get("/gestion/").content.decode()


def test_nothing_is_deleted_here(tilleuls, claire):
    place = a_place(tilleuls)
    assert editor(claire).post(f"/gestion/lieux/{place.pk}/delete/").status_code == 404
    assert editor(claire).post(f"/gestion/bulk/places/place/delete/?id={place.pk}").status_code in (302, 404)
    assert Place.objects.exists()


def test_a_workshop_is_planned_each_week_at_the_same_hour_on_the_wall(tilleuls, claire):
    workshop, venue = WorkshopFactory(structure=tilleuls), VenueFactory()
    editor(claire).post(
        reverse("kept_sessions:add"),
        {
            "workshop": str(workshop.pk),
            "venue": str(venue.pk),
            "day": "2027-03-25",
            "starts": "10:00",
            "ends": "12:00",
            "times": "2",
            "capacity": "8",
        },
    )
    starts = [session.starts_at.astimezone(PARIS) for session in Session.objects.order_by("starts_at")]
    # The hour changed on the night of 28 March.
    assert [(day.day, day.month, day.hour) for day in starts] == [(25, 3, 10), (1, 4, 10)]


def test_more_seats_let_in_who_waits(tilleuls, claire):
    session = a_session(tilleuls, capacity=1)
    for name in ("Awa", "Moussa"):
        person = a_person(tilleuls, name=name)
        book(session, person)
    editor(claire).post(reverse("kept_sessions:edit", args=(session.pk,)), session_form(session, capacity="2"))
    session.refresh_from_db()
    assert (session.capacity, session.taken, session.waiting) == (2, 2, 0)


def test_fewer_seats_than_people_throw_nobody_out(tilleuls, claire):
    session = a_session(tilleuls, capacity=2)
    for name in ("Awa", "Moussa"):
        book(session, a_person(tilleuls, name=name))
    editor(claire).post(reverse("kept_sessions:edit", args=(session.pk,)), session_form(session, capacity="1"))
    session.refresh_from_db()
    assert (session.capacity, session.taken, session.wanted_capacity) == (2, 2, 1)


def test_whoever_counts_on_an_hour_is_told_of_another(tilleuls, claire):
    session = a_session(tilleuls, capacity=2)
    person = a_person(tilleuls)
    book(session, person)
    session.refresh_from_db()
    later = session.ends_at + dt.timedelta(minutes=30)
    editor(claire).post(
        reverse("kept_sessions:edit", args=(session.pk,)),
        session_form(session, ends_at=later.astimezone(PARIS).strftime("%Y-%m-%d %H:%M")),
    )
    session.refresh_from_db()
    assert session.ends_at == later.replace(second=0, microsecond=0)
    assert Message.objects.filter(kind="session_moved", to=person.pk).exists()


def test_the_menu_leads_to_the_network(tilleuls, claire):
    assert "/gestion/lieux/" in editor(claire).get("/gestion/").content.decode()


def test_what_adds_is_said_in_whole_words(claire):
    coordinator = editor(claire)
    for room in ("lieux", "seances", "ateliers"):
        for address in (f"/gestion/{room}/", f"/gestion/{room}/nouveau/"):
            page = coordinator.get(address).content.decode()
            assert "Ajouter" in page
            assert "(e)" not in page.split("</head>")[1]
            assert "(le)" not in page.split("</head>")[1]
