"""The team's pages of its workshops: written down, put in the calendar, changed, cancelled."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from kit.ids import new_id
from kit.time import in_paris, today
from tests.support.clients import signed_in
from tests.support.people import StructureFactory, a_person, a_worker
from tests.support.workshops import PlaceFactory, RoomFactory, VenueFactory, WorkshopFactory, book
from workshops.models import Room, Session, Venue, Workshop

pytestmark = pytest.mark.django_db
TEAM = reverse("workshops:team")
NEXT_WEEK = today() + dt.timedelta(days=7)


@pytest.fixture
def structure():
    return StructureFactory()


@pytest.fixture
def venue(structure) -> Venue:
    return VenueFactory(place=PlaceFactory(structure=structure))


@pytest.fixture
def room(venue) -> Room:
    return RoomFactory(venue=venue, name="La verrière", capacity=10)


@pytest.fixture
def workshop(structure) -> Workshop:
    return WorkshopFactory(structure=structure, title="Souder")


@pytest.fixture
def nadia(structure) -> Client:
    return signed_in(a_worker(structure))


def a_workshop(structure, **changed) -> dict[str, object]:
    words = {"title": "Souder", "theme": "reparer", "summary": "On soude ensemble.", "languages": ["fr", "ar"]}
    return words | {"structure": structure.pk, "key": new_id()} | changed


def a_session(room: Room, **changed) -> dict[str, object]:
    when = {"day": NEXT_WEEK.isoformat(), "starts": "14:00", "ends": "16:30"}
    seats = {"capacity": "8", "desk": "0", "care": "0"}
    return {"where": room.pk, **when, **seats, "back": "once", "key": new_id()} | changed


def text(answer) -> str:
    return answer.content.decode().replace("\u00a0", " ")


def test_a_workshop_is_written_down_once_and_said_on_the_page_of_its_sessions(nadia, structure, room):
    sent = a_workshop(structure, for_whom="Pour tous", price="2 € pour le fer", bring="Des gants")
    for _ in range(2):
        answer = nadia.post(reverse("workshops:workshop_new"), sent)
    made = Workshop.objects.get()
    assert answer.url == reverse("workshops:workshop", args=[made.pk])
    nadia.post(reverse("workshops:session_new", args=[made.pk]), a_session(room))
    page = text(Client().get(reverse("workshops:session", args=[Session.objects.get().pk])))
    for said in ("Pour tous", "2 € pour le fer", "Des gants", "العربية, arabe", "La verrière", "Sans marche"):
        assert said in page
    assert "Gratuit" not in page


def test_what_is_missing_is_asked_in_plain_words_and_the_rest_stays(nadia, structure):
    answer = nadia.post(reverse("workshops:workshop_new"), a_workshop(structure, title="", bring="Des gants"))
    assert answer.status_code == 400
    assert "Écrivez un titre." in text(answer)
    assert "Des gants" in text(answer)


def test_who_saw_an_older_workshop_is_told_and_loses_nothing(nadia, structure, workshop):
    address = reverse("workshops:workshop_change", args=[workshop.pk])
    assert nadia.post(address, a_workshop(structure, seen="0", title="Souder fin")).status_code == 302
    answer = nadia.post(address, a_workshop(structure, seen="0", title="Braser"))
    assert answer.status_code == 409
    assert "Braser" in text(answer)
    workshop.refresh_from_db()
    assert workshop.title == "Souder fin"


def test_a_series_is_planned_and_the_days_without_a_room_are_named(nadia, workshop, room):
    address = reverse("workshops:session_new", args=[workshop.pk])
    nadia.post(address, a_session(room, day=(NEXT_WEEK + dt.timedelta(weeks=1)).isoformat()))
    sent = a_session(room, back="weekly", times="3")
    refused = nadia.post(address, sent)
    assert refused.status_code == 409
    assert "Cette salle est déjà prise : Souder" in text(refused)
    page = text(nadia.post(address, sent | {"skip": "on"}, follow=True))
    assert "2 séances sont au calendrier." in page
    assert "Sans salle libre, donc sautés" in page
    assert Session.objects.count() == 3


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"capacity": "0"}, "Écrivez un nombre de 1 à 399."),
        ({"capacity": "-2"}, "Écrivez un nombre de 1 à 399."),
        ({"capacity": "400"}, "Écrivez un nombre de 1 à 399."),
        ({"capacity": "11"}, "Dans cette salle il y a 10 places."),
        ({"ends": "13:00"}, "La fin vient après le début."),
        ({"day": "2020-01-01"}, "Ce moment est passé."),
        ({"back": "weekly"}, "Dites jusqu’à quel jour, ou combien de séances."),
        ({"back": "weekly", "until": "2999-01-01"}, "Cela fait trop de séances."),
        ({"back": "weekly", "times": "4000"}, "Écrivez un nombre de 2 à 60."),
        ({"desk": "9"}, "L’accueil ne peut pas garder plus de places qu’il y en a."),
        ({"where": str(new_id())}, "Choisissez un lieu de la liste."),
        ({"starts": "midi"}, "Écrivez l’heure comme ceci"),
    ],
)
def test_what_makes_no_session_is_said_in_plain_words(nadia, workshop, room, changed, sentence):
    answer = nadia.post(reverse("workshops:session_new", args=[workshop.pk]), a_session(room, **changed))
    assert answer.status_code in (400, 409)
    assert sentence in text(answer)
    assert not Session.objects.exists()


def test_one_of_a_series_is_changed_then_the_following_are_cancelled(nadia, structure, workshop, room):
    nadia.post(reverse("workshops:session_new", args=[workshop.pk]), a_session(room, back="weekly", times="3"))
    first, second, _ = Session.objects.order_by("starts_at")
    book(second, a_person(structure))
    address = reverse("workshops:session_change", args=[second.pk])
    assert "Celle-ci et les suivantes" in text(nadia.get(address))
    sent = a_session(room, day=second.day.isoformat(), starts="15:00", seen="0", scope="one", open="on")
    assert "1 séance est changée." in text(nadia.post(address, sent, follow=True))
    second.refresh_from_db()
    assert in_paris(second.starts_at).hour == 15
    page = text(nadia.get(reverse("workshops:session_cancel", args=[second.pk])))
    assert "Places prises : 1." in page
    nadia.post(reverse("workshops:session_cancel", args=[second.pk]), {"scope": "following"})
    assert list(Session.objects.standing()) == [first]


def test_who_saw_an_older_session_is_told_and_loses_nothing(nadia, workshop, room):
    nadia.post(reverse("workshops:session_new", args=[workshop.pk]), a_session(room))
    session = Session.objects.get()
    address = reverse("workshops:session_change", args=[session.pk])
    sent = a_session(room, seen="0", open="on")
    nadia.post(address, sent)
    answer = nadia.post(address, sent | {"capacity": "7"})
    assert answer.status_code == 409
    assert 'name="capacity" value="7"' in text(answer)
    assert 'name="seen" value="1"' in text(answer)


def test_the_workshops_of_another_house_are_not_there(workshop, room):
    stranger = signed_in(a_worker())
    for name in ("workshop", "workshop_change", "session_new"):
        assert stranger.get(reverse(f"workshops:{name}", args=[workshop.pk])).status_code == 404
    assert "Souder" not in text(stranger.get(TEAM))
    assert signed_in(a_person()).get(TEAM).status_code == 404


def test_the_list_asks_the_same_number_of_questions_however_many(nadia, structure, django_assert_max_num_queries):
    for _ in range(6):
        WorkshopFactory(structure=structure)
    with django_assert_max_num_queries(20):
        nadia.get(TEAM)
