import datetime as dt
from xml.etree import ElementTree

import pytest

from cms.views.feed import LONGEST
from tests.support.cms import a_news
from tests.support.people import StructureFactory

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client) -> list[ElementTree.Element]:
    response = client.get("/actualites/flux/")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(response.content)  # noqa: S314  our own feed
    assert feed.tag == f"{ATOM}feed"
    return feed.findall(f"{ATOM}entry")


def test_each_entry_has_what_atom_asks_for(home, client):
    a_news(StructureFactory(name="Les Tilleuls"), title="Ouvert le <samedi> & dimanche")
    (entry,) = entries(client)
    assert entry.find(f"{ATOM}title").text == "Ouvert le <samedi> & dimanche"
    assert entry.find(f"{ATOM}id").text.startswith("urn:uuid:")
    assert entry.find(f"{ATOM}link").get("href").startswith("http://testserver/actualites/")
    assert entry.find(f"{ATOM}author/{ATOM}name").text == "Les Tilleuls"
    assert dt.datetime.fromisoformat(entry.find(f"{ATOM}updated").text).tzinfo
    assert entry.find(f"{ATOM}category").get("term") == "Vie du réseau"


def test_a_title_that_xml_cannot_write_breaks_nothing(home, client):
    a_news(StructureFactory(), title="Une cloche \x07 et un \ufffe")
    (entry,) = entries(client)
    assert entry.find(f"{ATOM}title").text == "Une cloche  et un "


def test_the_feed_is_bounded_newest_first(home, client):
    structure = StructureFactory()
    for number in range(LONGEST + 2):
        a_news(structure, title=f"Nouvelle {number}", date=dt.date(2026, 1, 1) + dt.timedelta(days=number))
    titles = [entry.find(f"{ATOM}title").text for entry in entries(client)]
    assert titles == [f"Nouvelle {number}" for number in range(LONGEST + 1, 1, -1)]


def test_the_feed_answers_before_any_news(home, client):
    assert entries(client) == []
