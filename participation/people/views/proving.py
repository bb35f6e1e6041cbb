"""/entrer/encore/: what a telephone left open must not do alone is asked again of who entered a moment ago."""

from urllib.parse import urlencode

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from .doors import for_person
from .entering import DOOR, Door, next_of


def prove_first(request: HttpRequest) -> HttpResponse:
    """Instead of a page, when nobody entered lately (permissions.sessions.entered_lately). It brings back there."""
    status = 200 if request.method == "GET" else 403
    return render(request, "people/prove.html", {"next": request.path}, status=status)


@for_person()
@require_POST
def prove(request: HttpRequest) -> HttpResponse:
    """Leave and enter again, by one's own door: the same proof as any entrance, and no other way to be mistaken."""
    then = next_of(request) or reverse("people:take")
    entrance = "people:enter_team" if request.session.get(DOOR) == Door.TEAM else "people:enter"
    logout(request)
    return redirect(f"{reverse(entrance)}?{urlencode({'next': then})}")
