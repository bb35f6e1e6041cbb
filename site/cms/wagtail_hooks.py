"""What we add to Wagtail, and what we take away. Hooks translate; permissions decide; rules write."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page, PageQuerySet
from wagtail.permissions import register_permission_policy

from cms.models import NewsPage
from cms.permissions import KEPT, can_publish_news, can_read_document
from cms.views.choosers import consultation_chooser, recommendation_chooser, session_chooser
from cms.views.hiding import PagesPolicy, told_pages
from cms.views.rooms import ConsultationsItem, NetworkGroup, TablePolicy

register_permission_policy(Page, PagesPolicy(Page))
for model in KEPT:
    register_permission_policy(model, TablePolicy(model))


@hooks.register("before_publish_page")
def ask_the_table(request: HttpRequest, page: Page) -> None:
    """The structure may have changed in the very form that publishes: the groups would not see it."""
    if isinstance(page, NewsPage) and not can_publish_news(request.user, page.structure_id):
        raise PermissionDenied


@hooks.register("before_serve_document")
def hide_unpublished(document: AbstractDocument, request: HttpRequest) -> None:
    if not can_read_document(request.user, document):
        raise Http404


@hooks.register("construct_page_chooser_queryset")
def hide_drafts_of_others(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    return told_pages(request.user, pages)


@hooks.register("construct_reports_menu")
def keep_reports_of_all_structures_shut(_request: HttpRequest, items: list) -> None:
    """Their addresses are walled up (cms.urls): they name what each structure has not published."""
    items[:] = [item for item in items if item.name not in {"site-history", "page-types-usage"}]


@hooks.register("insert_global_admin_css")
def wear_the_colours_of_the_house() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("gestion/colours.css"))


@hooks.register("construct_help_menu")
def keep_help_at_home(_request: HttpRequest, items: list) -> None:
    """Wagtail's help leads to other sites, in English."""
    items.clear()


@hooks.register("register_admin_viewset")
def viewsets() -> list:
    return [session_chooser, consultation_chooser, recommendation_chooser, NetworkGroup()]


@hooks.register("register_admin_menu_item")
def lead_to_consultations() -> ConsultationsItem:
    return ConsultationsItem()
