"""The planted site, news in it, and what an editor's browser sends."""

import io
import json
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.models import NewsIndexPage, NewsPage, Picture, Theme
from cms.rules import sync_groups
from participation.people.models import Structure, User
from tests.support.clients import signed_in


def a_news(
    structure: Structure, *, title: str = "Les Tilleuls ouvrent le samedi", live: bool = True, **fields
) -> NewsPage:
    """A piece of news in the planted list."""
    fields = {"summary": "De 9 h à 12 h.", "theme": Theme.NETWORK} | fields
    page = NewsIndexPage.objects.get().add_child(
        instance=NewsPage(title=title, structure=structure, live=live, **fields)
    )
    revision = page.save_revision(user=page.owner)
    if live:
        revision.publish()
    page.refresh_from_db()
    return page


def editor(user: User, **options) -> Client:
    """A browser signed in by the staff door, which puts the account in its groups."""
    sync_groups(user.pk)
    return signed_in(user, **options)


def news_form(structure: Structure, *blocks: tuple[str, Any], **fields) -> dict[str, str]:
    """What the editing form of a piece of news sends. blocks: (kind, value) each."""
    fields = {
        "title": "Un médecin vient chaque mardi",
        "slug": "un-medecin-vient",
        "summary": "Sans rendez-vous.",
        "structure": str(structure.pk),
        "territory": "",
        "theme": Theme.HEALTH.value,
        "date": "2026-10-06",
    } | fields
    return nested_form_data(fields | {"body": streamfield(blocks)})


def text(words: str) -> str:
    """What the rich text editor sends for a paragraph or some markup."""
    return rich_text(words)


def add_url() -> str:
    return reverse("wagtailadmin_pages:add", args=("cms", "newspage", NewsIndexPage.objects.get().pk))


def edit_url(page: NewsPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=(page.pk,))


def a_photo(name: str = "photo.jpg", size: tuple[int, int] = (2400, 1600), **saved) -> SimpleUploadedFile:
    """A picture as a telephone would send it. saved: options of Pillow's save."""
    kind = {"jpg": "JPEG", "png": "PNG"}[name.rsplit(".", 1)[-1]]
    written = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(written, kind, **saved)
    return SimpleUploadedFile(name, written.getvalue(), content_type=f"image/{kind.lower()}")


def a_picture(title: str = "La cour des Tilleuls") -> Picture:
    written = io.BytesIO()
    Image.new("RGB", (1600, 900), "#f08a4b").save(written, "WEBP")
    return Picture.objects.create(title=title, file=SimpleUploadedFile("cour.webp", written.getvalue()))


def naughty_strings(path) -> list[str]:
    return json.loads(path.read_text(encoding="utf-8"))
