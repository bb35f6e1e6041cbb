"""A page that shows what comes next keeps a choice: what it shows is true on the day it is read."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from cms.models import NewsPage
from tests.support.cms import a_news, add_url, edit_url, editor, news_form
from tests.support.people import StructureFactory, a_coordinator
from tests.support.workshops import SessionFactory, to_the_past
from workshops.models import Session, Theme

pytestmark = pytest.mark.django_db


def block(**choice: object) -> dict:
    return {"type": "coming_sessions", "value": {"theme": "", "place": "", "number": 3, **choice}}


def links(client: Client, page: NewsPage) -> list[str]:
    answer = client.get(page.url)
    assert answer.status_code == 200
    return [link["href"] for link in BeautifulSoup(answer.content, "html.parser").select(".prose a")]


def address(session: Session) -> str:
    return reverse("workshops:session", args=[session.pk])


def test_it_shows_the_next_ones_of_all_of_a_theme_or_of_a_place(home, client):
    soup = SessionFactory(workshop__theme=Theme.COOKING)
    seeds = SessionFactory(workshop__theme=Theme.GARDEN, venue=soup.venue, starts_at=soup.ends_at)
    elsewhere = SessionFactory(workshop__theme=Theme.COOKING, starts_at=seeds.ends_at)
    everything = a_news(StructureFactory(), body=[block(number=2)])
    of_a_theme = a_news(StructureFactory(), body=[block(theme="cuisine")])
    of_a_place = a_news(StructureFactory(), body=[block(place=str(soup.venue_id))])

    assert links(client, everything) == [address(soup), address(seeds), "/ateliers/"]
    assert links(client, of_a_theme) == [address(soup), address(elsewhere), "/ateliers/?theme=cuisine"]
    assert links(client, of_a_place) == [address(soup), address(seeds), f"/ateliers/?place={soup.venue_id}"]

    to_the_past(soup)
    assert links(client, of_a_place) == [address(seeds), f"/ateliers/?place={soup.venue_id}"]


def test_a_place_that_is_gone_or_a_theme_without_session_breaks_no_page(home, client):
    SessionFactory(workshop__theme=Theme.GARDEN)
    for choice in ({"place": "019f0000-0000-7000-8000-000000000000"}, {"theme": "cuisine"}):
        page = a_news(StructureFactory(), body=[block(**choice)])
        assert "Pas d’atelier prévu pour le moment." in client.get(page.url).content.decode()


def test_an_editor_puts_it_in_a_page(home, client):
    structure, session = StructureFactory(), SessionFactory()
    browser = editor(a_coordinator(structure))
    choice = {"theme": "", "place": str(session.venue_id), "number": "1"}

    browser.post(add_url(), news_form(structure, ("coming_sessions", choice)) | {"action-publish": "1"})

    page = NewsPage.objects.get()
    assert address(session) in links(client, page)
    assert "Le Trait d" in browser.get(edit_url(page)).content.decode(), "the places are offered by name"
