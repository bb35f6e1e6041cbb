import pytest
from django.urls import reverse

from tests.support.markup import Page
from tests.support.places import PlaceFactory

pytestmark = pytest.mark.django_db


def open_directory(client) -> Page:
    answer = client.get("/lieux/")
    assert answer.status_code == 200
    return Page(answer.content.decode())


def test_the_address_is_that_of_the_contract():
    assert reverse("places:list") == "/lieux/"


def test_a_place_says_what_when_where_and_how_to_call(client):
    place = PlaceFactory(how_to_come="Bus 4, arrêt Tanneurs.", wheelchair="Entrée de plain-pied.")
    card = open_directory(client).one("article")
    for words in (place.name, place.what, place.hours, place.address, place.how_to_come, place.wheelchair):
        assert words in card.text
    assert "Appeler le 01\xa099\xa000\xa000\xa020" in card.text
    assert [e["href"] for e in card.inside if e.tag == "a"] == ["tel:0199000020"]


def test_a_place_without_a_number_offers_no_call(client):
    PlaceFactory(phone="")
    assert not [e for e in open_directory(client).one("article").inside if e.tag == "a"]


def test_places_come_in_the_order_given_to_them(client):
    PlaceFactory(name="Les Tilleuls", order=20)
    PlaceFactory(name="Le Trait d’union", order=10)
    names = [e.text for e in open_directory(client).all("h2")]
    assert names == ["Le Trait d’union", "Les Tilleuls"]


def test_an_empty_directory_says_so(client):
    assert "Rien pour le moment." in open_directory(client).one("main").text


def test_the_directory_reads_the_database_twice_however_many_places(client, django_assert_max_num_queries):
    PlaceFactory.create_batch(5)
    with django_assert_max_num_queries(2):
        open_directory(client)


def test_whatever_was_typed_in_a_place_is_shown_and_never_run(client):
    PlaceFactory(name="<script>alert(1)</script>", hours='"><img src=x onerror=alert(1)>')
    page = open_directory(client)
    assert page.one("h2").text == "<script>alert(1)</script>"
    assert not page.all("img")
