"""Plant what every installation starts with: the pages of the contract, the editors' groups, the review."""

from typing import TypeVar

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from cms.engine.first_pages import ACCESSIBILITY, HOME, NEWS, PRIVACY
from cms.models import ContentPage, HomePage, NewsIndexPage, NewsReview
from cms.permissions import KEEP, MANAGE, PROPOSE, PUBLISH
from participation.people.models import STAFF, User

from .sync_groups import sync_groups

REVIEW = "Relecture"
WAGTAILS_GROUPS = ("Moderators", "Editors")
WAGTAILS_WORKFLOW = "Moderators approval"

Grown = TypeVar("Grown", bound=Page)

_PAGES = {PROPOSE: ("add",), PUBLISH: ("add", "change", "publish", "lock", "unlock"), KEEP: ("change", "publish")}
_LIBRARY = {PROPOSE: ("add", "choose"), PUBLISH: ("add", "change", "choose"), KEEP: ("add", "change", "choose")}


@transaction.atomic
def plant(*, hostname: str = "localhost", port: int = 80) -> HomePage:
    """Create what is missing and leave what is there: safe to run at each deployment.

    hostname, port: what readers type, for the addresses in feeds and messages. Words an editor changed are kept.
    """
    home = _plant_pages(hostname, port)
    _plant_groups(home)
    _plant_review()
    return home


def _plant_pages(hostname: str, port: int) -> HomePage:
    # A test database that was flushed has lost what Wagtail's migrations made.
    Locale.objects.get_or_create(language_code="fr")
    root = Page.objects.filter(depth=1).first() or Page.add_root(instance=Page(title="Root", slug="root"))
    home = HomePage.objects.first() or _grow(root, HomePage(slug="accueil", **HOME))
    for welcome in Page.objects.child_of(root).exact_type(Page):
        Site.objects.filter(root_page=welcome).delete()
        welcome.delete()
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"root_page": home, "hostname": hostname, "port": port, "site_name": "Parties prenantes"},
    )
    if not NewsIndexPage.objects.exists():
        _grow(home, NewsIndexPage(**NEWS))
    for words in (ACCESSIBILITY, PRIVACY):
        if not ContentPage.objects.filter(slug=words["slug"]).exists():
            _grow(home, ContentPage(**words))
    return home


def _grow(parent: Page, page: Grown) -> Grown:
    page.locale = Locale.objects.get(language_code="fr")
    page = parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def _plant_groups(home: HomePage) -> None:
    Group.objects.filter(name__in=WAGTAILS_GROUPS).delete()
    library = Collection.get_first_root_node() or Collection.add_root(name="Root")
    news = NewsIndexPage.objects.get()
    admin = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for name in (PROPOSE, PUBLISH, KEEP, MANAGE):
        group, _new = Group.objects.get_or_create(name=name)
        group.permissions.add(admin)
        for action in _PAGES.get(name, ()):
            GroupPagePermission.objects.get_or_create(
                group=group, page=home if name == KEEP else news, permission=_permission("wagtailcore", "page", action)
            )
        for app, model in (("wagtailimages", "image"), ("wagtaildocs", "document")):
            for action in _LIBRARY.get(name, ()):
                GroupCollectionPermission.objects.get_or_create(
                    group=group, collection=library, permission=_permission(app, model, action)
                )
    for user_id in (
        User.objects.filter(memberships__role__in=STAFF).distinct().order_by("pk").values_list("pk", flat=True)
    ):
        sync_groups(user_id)


def _permission(app: str, model: str, action: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app, codename=f"{action}_{model}")


def _plant_review() -> None:
    Workflow.objects.filter(name=WAGTAILS_WORKFLOW).delete()
    Task.objects.filter(name=WAGTAILS_WORKFLOW).delete()
    review, _new = NewsReview.objects.get_or_create(name=REVIEW)
    review.groups.set(Group.objects.filter(name=PUBLISH))
    workflow, _new = Workflow.objects.get_or_create(name=REVIEW)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=review, defaults={"sort_order": 0})
    WorkflowPage.objects.update_or_create(page=NewsIndexPage.objects.get(), defaults={"workflow": workflow})
