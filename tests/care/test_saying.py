"""Who writes words of danger is told at once whom to call, wherever others would read them: once, and nobody else."""

import time
from collections.abc import Callable

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from kit.ids import new_id
from participation.care.fragments import say_hours, token_for
from participation.care.views.saying import say_quietly
from participation.people.models import Structure, User
from tests.support.care import DANGER, at, on_call
from tests.support.clients import signed_in
from tests.support.consultations import a_consultation
from tests.support.people import StructureFactory, a_person, a_worker
from tests.support.plenaries import a_plenary
from tests.support.workshops import PlaceFactory, SessionFactory, VenueFactory, WorkshopFactory, book, to_the_past

pytestmark = pytest.mark.django_db
NUMBERS = ("tel:17", "tel:112", "tel:15", "sms:114", "tel:3114", "tel:3919", "tel:119", "tel:115")
Where = Callable[[Structure, User, str], tuple[str, dict]]


@pytest.fixture
def structure():
    return StructureFactory()


def a_message(structure: Structure, awa: User, text: str) -> tuple[str, dict]:
    return f"{a_consultation(structure).get_absolute_url()}message/", {"text": text, "key": new_id()}


def a_statement(structure: Structure, awa: User, text: str) -> tuple[str, dict]:
    return reverse("consultations:propose", args=[a_consultation(structure).slug]), {
        "text": text,
        "key": new_id(),
    }


def a_topic(structure: Structure, awa: User, text: str) -> tuple[str, dict]:
    plenary = a_plenary(structure)
    return reverse("consultations:topic_new", args=[plenary.pk]), {"text": text, "key": new_id()}


def a_word(structure: Structure, awa: User, text: str) -> tuple[str, dict]:
    booking = book(SessionFactory(workshop=WorkshopFactory(structure=structure)), awa)
    to_the_past(booking.session)
    signed_in(awa).post(reverse("workshops:after", args=[booking.pk]), {"face": "good"})
    return reverse("workshops:word", args=[booking.pk]), {"text": text, "key": new_id()}


def an_idea(structure: Structure, awa: User, text: str) -> tuple[str, dict]:
    if not structure.places.exists():
        VenueFactory(place=PlaceFactory(structure=structure))
    return reverse("workshops:propose"), {"text": text, "part": "lead", "key": new_id()}


def a_word_by_link(structure: Structure, awa: User, text: str) -> tuple[str, dict]:
    booking = book(SessionFactory(workshop=WorkshopFactory(structure=structure)), awa)
    link = f"/s/{booking.links.get().token}/"
    to_the_past(booking.session)
    signed_in(awa).post(link, {"face": "good"})
    return link, {"text": text, "key": new_id()}


@pytest.mark.parametrize("where", [a_message, a_statement, a_topic, a_word, an_idea, a_word_by_link])
def test_the_page_she_lands_on_says_whom_to_call_immediate_danger_first(structure, where: Where):
    awa = a_person(structure)
    client = signed_in(awa)
    address, sent = where(structure, awa, DANGER)
    landed = client.post(address, sent, follow=True).content.decode()
    places = [landed.find(number) for number in NUMBERS]
    assert -1 not in places, NUMBERS[places.index(-1)]
    assert places == sorted(places)
    address, sent = where(structure, awa, "Il faut ouvrir le samedi.")
    assert "tel:3114" not in client.post(address, sent, follow=True).content.decode()


def test_it_says_when_somebody_reads(structure):
    on_call(structure, a_worker(structure))
    with time_machine.travel(at(10), tick=False):
        assert "lit vos mots en premier" in say_hours(structure)
    with time_machine.travel(at(20, day=4), tick=False):
        assert "L’équipe lit à partir de lundi" in say_hours(structure)
        assert "9\u00a0h. C’est urgent\u00a0?" in say_hours(structure)


def test_a_link_that_was_not_made_here_leads_nowhere():
    assert Client().get("/aide/rappel/x/").status_code == 404


def test_a_link_leads_nowhere_after_a_day(structure):
    with time_machine.travel(at(10), tick=False) as clock:
        page = reverse("care:call_back", args=[token_for(structure.pk, [])])
        assert Client().get(page).status_code == 200
        clock.move_to(at(10, 1, day=1))
        assert Client().get(page).status_code == 404


def test_who_left_a_number_outside_hours_is_told_from_when_on(structure):
    on_call(structure, a_worker(structure))
    said = {"number": "06 39 98 00 01"}
    for moment, told in ((at(10), False), (at(22), True)):
        with time_machine.travel(moment, tick=False):
            token = token_for(structure.pk, ["violence"])
            landed = Client().post(f"/aide/rappel/{token}/", {**said, "key": new_id()}, follow=True).content.decode()
            awa = signed_in(a_person(structure))
            thanked = awa.post("/aide/", {"whom": "team", "key": new_id()}, follow=True).content.decode()
        assert ("L’équipe lit à partir de" in landed, "L’équipe lit à partir de" in thanked) == (told, told)


def test_a_million_signs_that_no_form_asked_for_hold_nobody_up(rf):
    request = rf.post("/mon-projet/")
    started = time.process_time()
    assert not say_quietly(request, "il me parle le soir et je sais pas " * 30_000, DANGER)
    assert time.process_time() - started < 2
