"""The team's pages of the rooms: what is in each, when it is shut, and what has to go elsewhere."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from kit.ids import new_id
from kit.time import today
from tests.support.clients import signed_in
from tests.support.people import StructureFactory, a_person, a_worker
from tests.support.workshops import PlaceFactory, RoomFactory, SessionFactory, VenueFactory
from workshops.models import Closure, Room, Venue

pytestmark = pytest.mark.django_db
LIST = reverse("workshops:rooms")
NEXT_WEEK = (today() + dt.timedelta(days=7)).isoformat()


@pytest.fixture
def structure():
    return StructureFactory()


@pytest.fixture
def venue(structure) -> Venue:
    return VenueFactory(place=PlaceFactory(structure=structure))


@pytest.fixture
def nadia(structure) -> Client:
    return signed_in(a_worker(structure))


def a_room(**changed) -> dict[str, object]:
    return {"name": "Atelier bois", "capacity": "8", "step_free": "on", "key": new_id()} | changed


def test_a_room_is_written_down_and_read_in_the_list(nadia, venue):
    sent = a_room(equipment="Un établi")
    for _ in range(2):
        assert nadia.post(reverse("workshops:room_new", args=[venue.pk]), sent).url == LIST
    room = Room.objects.get()
    assert (room.name, room.capacity, room.step_free, room.loop) == ("Atelier bois", 8, True, False)
    page = nadia.get(LIST).content.decode()
    assert "Atelier bois" in page
    assert "Sans marche" in page


@pytest.mark.parametrize("capacity", ["0", "-3", "400", "beaucoup", ""])
def test_a_number_that_is_none_is_refused_in_plain_words_and_stays_on_the_page(nadia, venue, capacity):
    answer = nadia.post(reverse("workshops:room_new", args=[venue.pk]), a_room(capacity=capacity))
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "Écrivez un nombre de 1 à 399." in page
    assert "Atelier bois" in page
    assert not Room.objects.exists()


def test_who_saw_an_older_room_is_told_and_loses_nothing(nadia, venue):
    room = RoomFactory(venue=venue, seq=3)
    address = reverse("workshops:room", args=[room.pk])
    answer = nadia.post(address, a_room(name="Verrière", seen="2", in_use="on"))
    assert answer.status_code == 409
    assert "Verrière" in answer.content.decode()
    assert 'name="seen" value="3"' in answer.content.decode()


def test_a_closure_names_what_has_to_go_elsewhere(nadia, venue):
    room = RoomFactory(venue=venue)
    session = SessionFactory(venue=venue, room=room, workshop__title="Réparer sa radio")
    elsewhere = SessionFactory(venue=venue, room=RoomFactory(venue=venue), workshop__title="Chanter")
    sent = {"room": room.pk, "first": NEXT_WEEK, "last": NEXT_WEEK, "why": "Travaux", "key": new_id()}
    assert nadia.post(reverse("workshops:closure_new", args=[venue.pk]), sent).url == LIST
    page = nadia.get(LIST).content.decode()
    assert "1 séance est prévue à ce moment" in page
    assert session.workshop.title in page
    assert elsewhere.workshop.title not in page
    nadia.post(reverse("workshops:closure_lift", args=[Closure.objects.get().pk]))
    assert not Closure.objects.exists()


def test_a_closure_that_ends_before_it_begins_is_refused_with_all_that_was_typed(nadia, venue):
    sent = {"first": NEXT_WEEK, "last": today().isoformat(), "why": "Fête du quartier", "key": new_id()}
    answer = nadia.post(reverse("workshops:closure_new", args=[venue.pk]), sent)
    assert answer.status_code == 400
    assert "Le dernier jour vient après le premier." in answer.content.decode()
    assert "Fête du quartier" in answer.content.decode()


def test_a_place_becomes_one_of_workshops(nadia, structure):
    place = PlaceFactory(structure=structure, name="La Verrière")
    assert "La Verrière" in nadia.get(LIST).content.decode()
    nadia.post(reverse("workshops:venue_open", args=[place.pk]))
    assert Venue.objects.get().place == place


def test_a_page_asks_the_same_number_of_questions_however_many_rooms(nadia, venue, django_assert_max_num_queries):
    for year in range(2031, 2035):
        SessionFactory(venue=venue, room=RoomFactory(venue=venue))
        starts_at = dt.datetime(year, 1, 1, tzinfo=dt.UTC)
        Closure.objects.create(venue=venue, starts_at=starts_at, ends_at=starts_at + dt.timedelta(days=1))
    with django_assert_max_num_queries(25):
        nadia.get(LIST)


def test_the_rooms_of_another_house_are_not_there(venue):
    stranger = signed_in(a_worker())
    room = RoomFactory(venue=venue)
    for name, arg in (("room", room.pk), ("room_new", venue.pk), ("closure_new", venue.pk)):
        assert stranger.get(reverse(f"workshops:{name}", args=[arg])).status_code == 404
    assert room.name not in stranger.get(LIST).content.decode()
    assert signed_in(a_person()).get(LIST).status_code == 404


def a_photo() -> SimpleUploadedFile:
    drawn = io.BytesIO()
    Image.new("RGB", (1600, 900), "navy").save(drawn, "JPEG")
    return SimpleUploadedFile("porte.jpg", drawn.getvalue(), "image/jpeg")


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "rooms"


def test_the_way_in_is_shown_with_words_and_made_light(nadia, venue, media, django_capture_on_commit_callbacks):
    room = RoomFactory(venue=venue)
    session, address = SessionFactory(venue=venue, room=room), reverse("workshops:room_picture", args=[room.pk])
    refused = nadia.post(address, {"picture": a_photo(), "says": ""})
    assert refused.status_code == 400
    assert "Dites en mots ce que montre la photo." in refused.content.decode()
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            nadia.post(address, {"picture": a_photo(), "says": "Une porte bleue"})
    page = Client().get(reverse("workshops:session", args=[session.pk])).content.decode()
    assert 'alt="Une porte bleue"' in page
    shown = Client().get(reverse("workshops:way_in", args=[room.pk]))
    with Image.open(io.BytesIO(b"".join(shown))) as picture:
        assert (picture.format, picture.width) == ("WEBP", 720)
    assert len(list(media.iterdir())) == 1
    with django_capture_on_commit_callbacks(execute=True):
        nadia.post(address, {"enlever": "1"})
    assert Client().get(reverse("workshops:way_in", args=[room.pk])).status_code == 404
    assert list(media.iterdir()) == []


def test_what_is_no_picture_is_refused_in_plain_words(nadia, venue):
    sent = {"picture": SimpleUploadedFile("porte.jpg", b"<svg/>"), "says": "Une porte bleue"}
    answer = nadia.post(reverse("workshops:room_picture", args=[RoomFactory(venue=venue).pk]), sent)
    assert answer.status_code == 400
    assert "Cette photo ne peut pas être lue." in answer.content.decode()
    assert "Une porte bleue" in answer.content.decode()
