"""Long lists, a page at a time: no page grows with the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet
    from django.http import HttpRequest

PER_PAGE = 30
PARAMETER = "page"


def page_of(things: QuerySet | Sequence, request: HttpRequest, *, per_page: int = PER_PAGE) -> Page:
    """The page asked for by `?page=`; the first or the last one for what is no page. `components/pages.html` links it.

    things: in a stable order, or a line could be on two pages and another on none.
    """
    return Paginator(things, per_page).get_page(request.GET.get(PARAMETER))
