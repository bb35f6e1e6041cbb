"""PDF pages, made in memory of what is given and of nothing else: neither files nor the network."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from PIL import ImageFile

LETTERS = {400: "fonts/ahn-fr-400.woff2", 700: "fonts/ahn-fr-700.woff2"}


class CannotPrint(Exception):
    """WeasyPrint, or a library of the system that it needs, is missing."""


def lay_out(html: str, style: str, **options: object) -> Any:
    """The weasyprint.Document, in the letters of the site. options: of WeasyPrint. Raises CannotPrint."""
    weasyprint, fetch = printer()
    fonts = import_module("weasyprint.text.fonts").FontConfiguration()
    sheet = weasyprint.CSS(string=letters() + style, font_config=fonts, url_fetcher=fetch)
    return weasyprint.HTML(string=html, url_fetcher=fetch).render(fonts, stylesheets=[sheet], **options)


def tagged_pdf(html: str, style: str) -> bytes:
    """PDF/UA-1, which can be read aloud: with the title and the language of the page. Raises CannotPrint."""
    tagged = {"pdf_tags": True, "pdf_variant": "pdf/ua-1"}
    return lay_out(html, style, **tagged).write_pdf(**tagged)


def one_page_pdf(html: str, style: str, sizes: Sequence[int]) -> bytes:
    """The same on a single page, for a wall: in the first of these sizes (points, of `rem`) with which all of it fits.

    With the last one when it fits with none. Raises CannotPrint.
    """
    tagged = {"pdf_tags": True, "pdf_variant": "pdf/ua-1"}
    for size in sizes:
        document = lay_out(html, f"{style}html{{font-size:{size}pt}}", **tagged)
        if len(document.pages) == 1:
            break
    return document.write_pdf(**tagged)


def printer() -> tuple[Any, Any]:
    """(the module weasyprint, what fetches for it). Raises CannotPrint."""
    try:
        # Not at the top: half a second and the libraries of the system, for the few who print.
        weasyprint = import_module("weasyprint")
        fetch = import_module("weasyprint.urls").URLFetcher(allowed_protocols=["data"])
    except (ImportError, OSError) as error:
        raise CannotPrint from error
    # It tells Pillow, for the whole process, to take pictures cut short: those that people send are refused.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    return weasyprint, fetch


@cache
def letters() -> str:
    """The rules that bring the letters of the site along, as data; none of those that are not there."""
    found = {weight: finders.find(name) for weight, name in LETTERS.items()}
    return "".join(_face(weight, Path(path).read_bytes()) for weight, path in found.items() if path)


def _face(weight: int, font: bytes) -> str:
    source = f"url(data:font/woff2;base64,{b64encode(font).decode()})"
    return f'@font-face{{font-family:"Atkinson PP";font-weight:{weight};src:{source}}}\n'
