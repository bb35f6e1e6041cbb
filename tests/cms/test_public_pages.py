from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from cms.models import ContentPage, NewsIndexPage, Theme
from tests.support.cms import a_news
from tests.support.people import StructureFactory, TerritoryFactory

pytestmark = pytest.mark.django_db


def shown(client, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200, url
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize("url", ["/", "/actualites/", "/accessibilite/", "/vie-privee/"])
def test_a_planted_page_answers_with_one_title_and_its_headings_in_order(home, client, url):
    page = shown(client, url)
    levels = [int(heading.name[1]) for heading in page.main.find_all(["h1", "h2", "h3"])]
    assert levels.count(1) == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels))
    assert page.title.string.endswith("– Parties prenantes")
    assert page.find(style=True) is None


def test_the_first_page_shows_the_way_the_number_for_tonight_and_the_latest_news(home, client):
    structure = StructureFactory()
    for day in range(1, 6):
        a_news(structure, title=f"Nouvelle {day}", date=f"2026-10-0{day}")
    page = shown(client, "/")
    assert [tile["href"] for tile in page.select(".tile")] == [
        "/lieux/",
        "/ateliers/",
        "/consultations/",
        "/mon-projet/",
    ]
    assert page.select_one('a[href="tel:115"]')
    assert [title.text for title in page.select("article h3")] == ["Nouvelle 5", "Nouvelle 4", "Nouvelle 3"]
    assert page.select_one("svg.art")["aria-hidden"] == "true"


def test_a_draft_is_nowhere_to_be_seen(home, client):
    draft = a_news(StructureFactory(), title="Pas encore relu", live=False)
    assert client.get(draft.url).status_code == 404
    for url in ("/", "/actualites/", "/actualites/flux/"):
        assert "Pas encore relu" not in client.get(url).content.decode()


def test_the_list_is_cut_into_pages_and_its_filters_follow(home, client):
    structure = StructureFactory()
    for number in range(14):
        a_news(structure, title=f"Santé {number}", theme=Theme.HEALTH)
    a_news(structure, title="Un studio se libère", theme=Theme.HOUSING)
    page = shown(client, "/actualites/?theme=sante")
    assert len(page.select("article")) == 12
    assert page.select_one('.chip[aria-current="true"]').text.strip() == "Santé"
    older = page.select_one("nav.split a")
    second = shown(client, f"/actualites/{older['href']}")
    assert len(second.select("article")) == 2
    assert "studio" not in second.main.text


def test_what_concerns_the_whole_network_shows_in_each_territory(home, client):
    here, there = TerritoryFactory(name="Val d’Orme", slug="val-orme"), TerritoryFactory(slug="ailleurs")
    structure = StructureFactory(territory=here)
    a_news(structure, title="Pour tous")
    a_news(structure, title="Ici", territory=here)
    a_news(structure, title="Là-bas", territory=there)
    titles = {title.text for title in shown(client, "/actualites/?territoire=val-orme").select("article h2")}
    assert titles == {"Pour tous", "Ici"}


@pytest.mark.parametrize("query", ["page=999", "page=abc", "theme=inconnu", "territoire=%00", "page=-1"])
def test_an_odd_question_gets_the_list_all_the_same(home, client, query):
    a_news(StructureFactory(), title="Une nouvelle")
    assert "Une nouvelle" in shown(client, f"/actualites/?{query}").main.text


def test_reading_the_list_asks_the_database_as_often_for_twelve_news_as_for_one(
    home, client, django_assert_max_num_queries
):
    structure = StructureFactory()
    for number in range(12):
        a_news(structure, title=f"Nouvelle {number}", territory=structure.territory)
    client.get("/actualites/")
    with django_assert_max_num_queries(12):
        client.get("/actualites/")


def test_the_page_on_accessibility_says_the_truth_of_today(home, client):
    words = shown(client, "/accessibilite/").main.text
    assert "non conforme" in words
    assert "Aucun audit" in words


def test_the_page_on_privacy_says_what_is_left_to_write(home, client):
    assert "n’est pas encore remplie" in shown(client, "/vie-privee/").main.text


def test_the_first_pages_are_written_in_short_sentences(home):
    for page in ContentPage.objects.all():
        for block in page.body:
            said = BeautifulSoup(str(block.value), "html.parser")
            for piece in said.find_all(["p", "li"]):
                for sentence in piece.text.replace("!", ".").replace("?", ".").split("."):
                    assert len(sentence.replace("«", "").replace("»", "").split()) <= 18, sentence


def test_every_planted_page_is_in_its_place(home):
    assert NewsIndexPage.objects.get().url == "/actualites/"
    assert {page.url for page in ContentPage.objects.all()} == {"/accessibilite/", "/vie-privee/"}
