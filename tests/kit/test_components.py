"""The pieces of the look: each says what it takes, and is on the living page."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from config.gallery import components, read_components
from tests.support.markup import Page

PIECES = read_components()


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.name)
def test_a_component_documents_its_slots(piece):
    assert piece.slots


def test_the_living_page_shows_every_component():
    page = Page(components(RequestFactory().get("/demo/composants/")).content.decode())
    assert {piece.name for piece in PIECES} <= set(page.ids)


def test_the_living_page_has_each_id_once():
    page = Page(components(RequestFactory().get("/demo/composants/", {"erreurs": ""})).content.decode())
    assert sorted(page.ids) == sorted(set(page.ids))


def test_the_current_chip_says_so():
    chip = {"href": "?", "text": "Tous"}
    assert Page(render_to_string("components/chip.html", chip | {"current": True})).one("a")["aria-current"] == "true"
    assert "aria-current" not in Page(render_to_string("components/chip.html", chip)).one("a").attributes


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", '« l’été » & "co"'])
def test_words_are_shown_as_they_were_written(words):
    spoken = Page(render_to_string("components/voice.html", {"voice": "me", "who": "Mes mots", "text": words}))
    assert spoken.all("p")[1].text == words
    assert not spoken.all("script")


def test_the_lines_of_a_voice_stay_lines():
    spoken = Page(render_to_string("components/voice.html", {"voice": "me", "who": "Mes mots", "text": "Un\nDeux"}))
    assert len(spoken.all("br")) == 1
