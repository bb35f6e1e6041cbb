"""Every address of `/gestion/` with the ids of another structure's objects: refused, and not a word of them is told."""

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from cms.models import NewsPage
from cms.rules import plant
from participation.plans.models import Plan
from tests.doors import routes
from tests.doors.matrix.knocking import untouched
from tests.support.cms import a_news, editor
from tests.support.people import StructureFactory, TerritoryFactory, a_coordinator, a_worker
from tests.support.workshops import WorkshopFactory

pytestmark = pytest.mark.django_db
SECRET, SAID, HELD = "Zyxomma du lundi", "Wombat discret", "Xylophone pour tous"
SECRETS = (SECRET, SAID, HELD)
# Nothing of these is of a structure: the library, the sites, the reviews and what each session edits.
OF_NOBODY = re.compile(r"gestion/(images|documents|sites|settings|workflows|collections|editing-sessions|tag-|users)")


@pytest.fixture(scope="module")
def theirs(django_db_setup: None, django_db_blocker) -> Iterator[dict]:
    """What Les Tilleuls prepare and have not published, and two editors of another structure of the territory."""
    with django_db_blocker.unblock(), transaction.atomic():
        plant(hostname="testserver", port=80)
        territory = TerritoryFactory()
        tilleuls, relais = StructureFactory(territory=territory), StructureFactory(territory=territory)
        page = a_news(tilleuls, title=SECRET, summary=SAID, live=False, owner=a_worker(tilleuls))
        workshop = WorkshopFactory(structure=tilleuls, title=HELD)
        editors = {"worker": editor(a_worker(relais)), "coordinator": editor(a_coordinator(relais))}
        own = editor(a_coordinator(tilleuls))
        yield {
            **{"page": page, "workshop": workshop},
            **{"editors": editors, "own": own},
        }
        transaction.set_rollback(True)


def addresses(theirs: dict) -> Iterator[str]:
    """Each address below /gestion/, every argument of it an id of theirs."""
    page = theirs["page"]
    rooms = {"kept_workshops": theirs["workshop"].pk}
    for route in routes.every():
        if not route.pattern.startswith("gestion/") or route.answers != route.name or OF_NOBODY.match(route.pattern):
            continue
        if not route.takes_arguments:
            yield route.path
            yield f"{route.path}?q=Zyxomma"
            yield f"{route.path}?id={page.pk}"
            continue
        names = re.findall(r"<(?:\w+:)?(\w+)>", route.pattern)
        known = {"revision_id": page.latest_revision_id, "app_label": "cms", "model_name": "newspage"}
        known |= {"content_type_app_name": "cms", "content_type_model_name": "newspage", "action": "publish"}
        known |= {"action_name": "approve", "app_name": "cms", "pk": rooms.get(route.name.partition(":")[0], page.pk)}
        try:
            yield reverse(route.name, kwargs={name: known.get(name, page.pk) for name in names})
        except NoReverseMatch:
            yield route.path
    yield reverse("wagtailadmin_pages:revisions_compare", args=(page.pk, "earliest", "latest"))
    for act in ("publish", "unpublish", "delete", "move"):
        many = reverse("wagtail_bulk_action", args=("wagtailcore", "page", act))
        yield from (f"{many}?id={page.pk}", f"{many}?id=all", f"{many}?id=all&childOf={page.get_parent().pk}")


def leaks(client: Client, theirs: dict) -> list[str]:
    told, session = [], client.session.session_key
    client.raise_request_exception = (
        False  # a form of Wagtail's that is sent half empty breaks: it must not tell either
    )
    for address in addresses(theirs):
        for ask in (client.get, client.post):
            client.cookies[settings.SESSION_COOKIE_NAME] = session  # one of these addresses is the way out
            with untouched():
                answer = ask(address)
            page = b"".join(answer).decode(errors="replace") if answer.streaming else answer.content.decode()
            told += [f"{answer.status_code} {address}: {words}" for words in SECRETS if words in page]
    return told


@pytest.mark.parametrize("who", ["worker", "coordinator"])
def test_an_editor_of_another_structure_is_told_nothing_at_any_address(theirs, who):
    assert leaks(theirs["editors"][who], theirs) == []
    assert theirs["editors"][who].get(reverse("wagtailadmin_home")).status_code == 200
    page = NewsPage.objects.get(pk=theirs["page"].pk)
    assert (page.title, page.live, page.locked) == (SECRET, False, False)


def test_the_same_addresses_tell_an_editor_of_the_structure(theirs):
    """The control: the words of each draft are there to be found, the last addresses too."""
    told = leaks(theirs["own"], theirs)
    assert [words for words in SECRETS if not any(words in line for line in told)] == []
    edit = reverse("kept_workshops:edit", args=(theirs["workshop"].pk,))
    assert any(edit in line for line in told)
    assert theirs["own"].get(reverse("wagtailadmin_home")).status_code == 200


def test_plans_are_no_page_no_snippet_and_no_document():
    models = list(apps.get_app_config("plans").get_models())
    assert Plan in models
    bases = (Page, get_document_model(), get_image_model())
    assert [model for model in models if issubclass(model, bases) or model in get_snippet_models()] == []


def test_there_is_no_public_api():
    api = [str(route) for route in routes.every() if "api" in route.name and "admin" not in route.name]
    assert api == []
