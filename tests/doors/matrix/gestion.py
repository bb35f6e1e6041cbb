"""The doors of the editors' area: what a structure keeps there, its news, and the pages of the site."""

from django.http import HttpResponse

from cms.models import HomePage, NewsIndexPage, NewsPage
from participation.places.models import Place
from tests.doors import rights
from tests.doors.matrix.knocking import EVERYBODY, Door, says, text
from tests.doors.matrix.world import World
from tests.support.cms import news_form

# What is proposed by a person is not built: she does not enter /gestion/.
VISITOR = frozenset({rights.ANONYMOUS})
EDITORS = EVERYBODY - VISITOR - {rights.PERSON}


def _news_list(world: World) -> tuple:
    return ("cms", "newspage", NewsIndexPage.objects.get().pk)


def _a_news(world: World, who: str) -> dict[str, object]:
    return news_form(world.tilleuls)


def _proposed(world: World, who: str, response: HttpResponse) -> bool:
    return NewsPage.objects.filter(slug="un-medecin-vient", structure=world.tilleuls).exists()


def _publish(world: World, who: str) -> dict[str, object]:
    return news_form(world.tilleuls) | {"action-publish": "1"}


def _published(world: World, who: str, response: HttpResponse) -> bool:
    return NewsPage.objects.filter(pk=world.news.pk, live=True).exists()


def _holds(name: str, value: str):
    """The form is there, filled with this."""
    return lambda world, who, response: f'name="{name}"' in text(response) and value in text(response)


def _place(world: World) -> tuple:
    return (world.place.pk,)


def _the_place(world: World, who: str) -> dict[str, object]:
    place = world.place
    kept = {name: getattr(place, name) for name in ("name", "what", "hours", "address", "order")}
    return kept | {"structure": place.structure_id, "how_to_come": "Bus 4 et bus 7", "phone": "", "wheelchair": ""}


def _place_changed(world: World, who: str, response: HttpResponse) -> bool:
    return Place.objects.get(pk=world.place.pk).how_to_come == "Bus 4 et bus 7"


PLACES, WORKSHOPS = ("place.manage",), ("workshop.manage",)
OF = {"of": "structure", "editor": True}
KEPT = OF | {"serves": EVERYBODY - VISITOR}
DOORS = [
    Door("kept_places:index", PLACES, says("Le Trait d’union"), **KEPT),
    Door("kept_places:edit", PLACES, _holds("how_to_come", "Bus 4"), args=_place, **KEPT),
    Door("kept_places:edit", PLACES, _place_changed, args=_place, sends=_the_place, **KEPT),
    Door("kept_workshops:index", WORKSHOPS, says("Réparer son vélo"), **KEPT),
    Door("kept_workshops:edit", WORKSHOPS, _holds("title", "Réparer"), args=lambda world: (world.workshop.pk,), **KEPT),
    Door("kept_sessions:index", WORKSHOPS, says("Réparer son vélo"), **KEPT),
    Door("kept_sessions:edit", WORKSHOPS, _holds("capacity", "8"), args=lambda world: (world.session.pk,), **KEPT),
    Door(
        "wagtailadmin_pages:add",
        ("news.propose",),
        _proposed,
        args=_news_list,
        sends=_a_news,
        serves=EDITORS,
        public=True,
        **OF,
    ),
    Door(
        "wagtailadmin_pages:edit",
        ("news.publish",),
        _published,
        args=lambda world: (world.news.pk,),
        sends=_publish,
        serves=frozenset({rights.COORDINATOR, rights.TERRITORY}),
        **OF,
        label="wagtailadmin_pages:edit and publish",
    ),
    Door(
        "wagtail_bulk_action",
        ("news.publish",),
        _published,
        args=lambda world: ("wagtailcore", "page", "publish"),
        query=lambda world: f"?id={world.news.pk}",
        sends=lambda world, who: {},
        public=True,
        **KEPT,
    ),
    Door(
        "wagtailadmin_pages:edit",
        ("settings",),
        _holds("title", "Accueil"),
        args=lambda world: (HomePage.objects.get().pk,),
        serves=frozenset({rights.TERRITORY, rights.PLATFORM, rights.COMMITTEE}),
        of="site",
        editor=True,
        label="wagtailadmin_pages:edit of the site",
    ),
]
