"""The page after a session: three faces, then a word."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from kit.ids import new_id
from participation.moderation.rules import publish_item
from tests.support.clients import signed_in
from tests.support.people import StructureFactory, a_person, a_user, a_worker, accompany
from tests.support.workshops import SessionFactory, book, to_the_past
from workshops.models import LONGEST_WORD, Booking, Feedback

pytestmark = pytest.mark.django_db
MINE = reverse("workshops:bookings")


@pytest.fixture
def booking() -> Booking:
    booking = book(SessionFactory(), a_user())
    to_the_past(booking.session)
    return booking


def address(name: str, booking: Booking) -> str:
    return reverse(f"workshops:{name}", args=[booking.pk])


def test_from_ones_own_places_one_taps_a_face_then_leaves_a_word(booking, client):
    hers = signed_in(booking.person)
    assert address("after", booking) in hers.get(MINE).content.decode()
    page = BeautifulSoup(hers.get(address("after", booking)).content, "html.parser")
    assert [button.text.strip() for button in page.select("button.answer")] == ["Bien", "Moyen", "Pas bien"]
    assert page.find("textarea") is None, "one thing at a time"

    hers.post(address("after", booking), {"face": "so_so"})
    page = BeautifulSoup(hers.get(address("after", booking)).content, "html.parser")
    assert page.select_one('button[aria-pressed="true"]').text.strip() == "Moyen"
    key = page.find("input", {"name": "key"})["value"]
    for _ in range(2):
        answer = hers.post(address("word", booking), {"text": "Plus de vélos !", "key": key}, follow=True)
    assert "En attente de relecture, réponse avant" in answer.content.decode()
    assert "Plus de vélos" not in client.get(f"/ateliers/{booking.session_id}/").content.decode()

    publish_item(Feedback.objects.get().review_id, seen=0, by=a_worker(booking.session.workshop.structure))
    public = client.get(f"/ateliers/{booking.session_id}/").content.decode()
    assert "Plus de vélos" in public
    assert booking.person.name not in public


def test_what_is_wrong_is_said_and_the_word_is_kept(booking):
    hers = signed_in(booking.person)
    assert "Choisissez un visage." in hers.post(address("after", booking), {"face": "great"}).content.decode()
    hers.post(address("after", booking), {"face": "good"})

    long = "é" * (LONGEST_WORD + 1)
    answer = hers.post(address("word", booking), {"text": long, "key": str(new_id())})

    assert answer.status_code == 400
    assert "Ce mot est trop long\xa0: 301 signes." in answer.content.decode()
    assert long in answer.content.decode()


def test_looking_says_nothing_and_a_stranger_sees_nothing(booking):
    signed_in(booking.person).get(address("after", booking))
    stranger = signed_in(a_user())

    assert stranger.get(address("after", booking)).status_code == 404
    assert stranger.post(address("after", booking), {"face": "bad"}).status_code == 404
    assert not Feedback.objects.exists()


def test_who_may_book_for_her_reads_nothing_of_what_she_said():
    structure = StructureFactory()
    person, worker, colleague = a_person(structure), a_worker(structure), a_worker(structure)
    accompany(worker, person, structure)
    booking = book(SessionFactory(), person)
    to_the_past(booking.session)
    signed_in(worker).post(address("after", booking), {"face": "bad"})
    assert f"{worker.get_short_name()} l’a noté avec vous." in (
        signed_in(person).get(address("after", booking)).content.decode()
    )
    signed_in(person).post(address("after", booking), {"face": "so_so"})
    signed_in(person).post(address("word", booking), {"text": "Il criait.", "key": str(new_id())})

    for other in (worker, colleague):
        page = BeautifulSoup(signed_in(other).get(address("after", booking)).content, "html.parser")
        assert "Elle seule peut le changer." in page.find("main").text
        assert "Il criait." not in page.text
        assert page.select("button.answer, [aria-pressed], textarea") == []
        assert signed_in(other).post(address("after", booking), {"face": "good"}).status_code == 409
    assert Feedback.objects.get().face == "so_so"


def test_too_early_or_too_late_is_a_plain_page(booking):
    to_the_past(booking.session, 60)
    hers = signed_in(booking.person)

    answer = hers.post(address("after", booking), {"face": "good"})

    assert answer.status_code == 409
    assert "On peut le dire pendant un mois." in answer.content.decode()
    assert address("after", booking) not in hers.get(MINE).content.decode()
