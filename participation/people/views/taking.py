"""« Emporter mes données »: everything about oneself, in one file, after having just proved who one is."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render

from participation.people.engine.takeaway import zipped
from participation.people.fragments.taking import everything_about, times_taken
from participation.people.permissions.sessions import entered_lately
from participation.people.rules import take_data

from .doors import for_person


@for_person()
def take(request: HttpRequest) -> HttpResponseBase:
    """A page that says what is in the file; its button makes it, if one has entered a moment ago."""
    fresh = entered_lately(request.session, request.user)
    if request.method != "POST":
        context = {"fresh": fresh, "times": times_taken(request.user)}
        return render(request, "people/take.html", context)
    if not fresh:
        return redirect("people:take")
    take_data(by=request.user)
    return as_file(request, zipped(everything_about(request.user)), "mes-donnees.zip")


def as_file(request: HttpRequest, pieces: Iterator[bytes], name: str) -> StreamingHttpResponse:
    """Sent while it is made, under each of the two kinds of servers; kept by nobody on the way."""
    content: Any = _one_by_one(pieces) if isinstance(request, ASGIRequest) else pieces
    response = StreamingHttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Encoding"] = "identity"  # it is compressed already: GZipMiddleware leaves it alone
    return response


async def _one_by_one(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    # Only files are read here, no row: any thread will do.
    while (piece := await sync_to_async(next, thread_sensitive=False)(pieces, None)) is not None:
        yield piece
