"""The pages of the demo."""

import pytest
from wagtail.models import TaskState

from cms import demo
from cms.models import NewsPage
from journal.models import Entry
from kit.demo import Life
from participation.people.models import Role
from tests.support.cms import edit_url, editor
from tests.support.people import StructureFactory, TerritoryFactory, a_coordinator, a_person, a_worker, with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def life(db, settings, tmp_path) -> Life:
    settings.MEDIA_ROOT = tmp_path
    life = Life()
    life.territory = TerritoryFactory(slug="val-orme")
    for key in ("tilleuls", "agence", "trait-union"):
        life.structures[key] = StructureFactory(territory=life.territory, slug=key)
    life.people["claire"] = a_coordinator(life.structures["tilleuls"])
    for key in ("agence", "trait-union"):
        with_role(life.people["claire"], Role.COORDINATOR, life.structures[key])
    for key in ("joel", "salma"):
        life.people[key] = a_person(life.structures["tilleuls"])
    life.people["ming"] = a_worker(life.structures["trait-union"], name="Ming Chen")
    return life


def test_three_news_are_published_and_one_waits_to_be_read(life, client):
    demo.build(life)
    assert set(NewsPage.objects.live().values_list("title", flat=True)) == {
        "Les Tilleuls ouvrent le samedi",
        "Un médecin vient chaque mardi",
        "Douze vélos réparés ensemble",
    }
    claire = life.people["claire"]
    assert {entry.actor for entry in Entry.objects.filter(stream_id="news")} == {claire.pk}
    assert TaskState.objects.reviewable_by(claire).count() == 1
    for page in NewsPage.objects.live():
        assert client.get(page.url).status_code == 200
        assert editor(claire).get(edit_url(page)).status_code == 200
    assert '<a href="/lieux/">' in client.get(life.news["medecin"].url).content.decode()
    assert editor(claire).get(edit_url(life.news["cafe"])).status_code == 200


def test_without_sample_life_the_pages_are_there_and_no_news(life, client):
    life.sample = False
    demo.build(life)
    assert not NewsPage.objects.exists()
    assert client.get("/actualites/").status_code == 200
