"""Strings that break software, typed in the forms of the other rooms: kept and shown as they are, executed nowhere."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from participation.places.models import Place
from participation.places.views.directory import PLACES_SHOWN
from tests.cms.test_words import STRINGS, expected, naughty, seen
from tests.support.cms import editor
from tests.support.people import StructureFactory, a_coordinator
from tests.support.workshops import SessionFactory
from workshops.models import Workshop

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not STRINGS.exists(), reason=f"{STRINGS} is not there"),
]


@pytest.fixture
def strings(home) -> list[str]:
    """One line each, as short as the narrowest of these fields."""
    return [each for each in naughty() if len(each) <= 80 and len(each.splitlines()) == 1]


@pytest.fixture
def tilleuls():
    return StructureFactory(name="Les Tilleuls")


@pytest.fixture
def browser(tilleuls):
    return editor(a_coordinator(tilleuls))


def in_rows(strings: list[str], width: int) -> list[tuple[str, ...]]:
    """One form for several strings, each in one of its fields."""
    filled = strings + strings[: -len(strings) % width]
    return list(zip(*(filled[start::width] for start in range(width)), strict=True))


def test_places(strings, tilleuls, browser, client):
    fields = ("what", "hours", "address", "how_to_come", "wheelchair")
    rows = in_rows(strings, len(fields))
    for number, row in enumerate(rows):
        sent = dict(zip(fields, row, strict=True))
        sent |= {"name": f"{number} {row[0]}", "structure": str(tilleuls.pk), "order": number}
        browser.post(reverse("kept_places:add"), sent)
    kept = Place.objects.order_by("order")
    assert [place.name for place in kept] == [f"{number} {row[0]}" for number, row in enumerate(rows)]
    assert [tuple(getattr(place, field) for field in fields) for place in kept] == rows
    pages = range(1, 1 + -(-len(rows) // PLACES_SHOWN))
    read = [BeautifulSoup(client.get(f"/lieux/?page={page}").content, "html.parser") for page in pages]
    shown = [article for page in read for article in page.select("article.place")]
    for article, row in zip(shown, rows, strict=True):
        assert seen(article.h2).endswith(expected(row[0]))
        assert [seen(said) for said in article.select("dd")][:4] == [expected(each) for each in row[1:]]
    assert {tag.name for article in shown for tag in article.find_all(True)} <= {
        *("div", "svg", "use", "h2", "p", "dl", "dt", "dd", "a", "span", "br")
    }


def test_workshops(strings, tilleuls, browser, client):
    fields = ("title", "summary", "programme", "good_to_know", "facilitator")
    rows = in_rows(strings, len(fields))
    for row in rows:
        sent = dict(zip(fields, row, strict=True)) | {"structure": str(tilleuls.pk), "theme": "cuisine"}
        browser.post(reverse("kept_workshops:add"), sent)
    kept = list(Workshop.objects.order_by("pk"))
    assert [tuple(getattr(workshop, field) for field in fields) for workshop in kept] == rows
    for workshop, row in zip(kept, rows, strict=True):
        session = SessionFactory(workshop=workshop)
        page = BeautifulSoup(client.get(reverse("workshops:session", args=(session.pk,))).content, "html.parser")
        assert seen(page.h1) == expected(row[0])
        assert seen(page.select_one("main p.lead")) == expected(row[1])
        assert not [script for script in page.select("script") if not script.get("src", "").startswith("/static/")]
