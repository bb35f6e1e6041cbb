"""What Wagtail's migrations put in an empty database, and a transactional test sweeps away."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Collection, Locale, Page, Site


def rebuild_roots() -> None:
    """The root page, the locale, the root collection and the default site, where they are missing."""
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()
    Locale.objects.get_or_create(language_code="fr")
    if not Page.objects.exists():
        Page.add_root(instance=Page(title="Root", slug="root"))
    if not Collection.objects.exists():
        Collection.add_root(instance=Collection(name="Root"))
    if not Site.objects.exists():
        Site.objects.create(hostname="localhost", root_page=Page.get_first_root_node(), is_default_site=True)
