"""/entrer/encore/: what a telephone left open must not do alone is asked again of who entered a moment ago."""

from urllib.parse import urlencode

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from .doors import for_person
from .entering import DOOR, Door, next_of

ENTRANCES: dict[str | None, str] = {
    Door.TEAM: "people:enter_team",
    Door.CARD: "people:enter_card",
    Door.PASSKEY: "people:enter_passkey",
}


def prove_first(request: HttpRequest, *, back: str = "") -> HttpResponse:
    """Instead of a page, when nobody entered lately (permissions.sessions.entered_lately). It brings back there, or to
    `back`."""
    status = 200 if request.method in ("GET", "HEAD") else 403
    return render(request, "people/prove.html", {"next": back or request.get_full_path()}, status=status)


def may_come_back(request: HttpRequest) -> bool:
    """A session of one's own telephone may outlive the 40 days of its number: left, its door would not open again."""
    user = request.user
    by_phone = request.session.get(DOOR) not in (Door.TEAM, Door.CARD, Door.PASSKEY)
    return not by_phone or user.has_usable_password() or bool(user.phone and user.phone_is_sure)


@for_person()
@require_POST
def prove(request: HttpRequest) -> HttpResponse:
    """Leave and enter again, by one's own door: the same proof as any entrance, and no other way to be mistaken."""
    if not may_come_back(request):
        return render(request, "people/prove.html", {"stuck": True}, status=403)
    then = next_of(request) or reverse("people:take")
    entrance = ENTRANCES.get(request.session.get(DOOR), "people:enter")
    logout(request)
    return redirect(f"{reverse(entrance)}?{urlencode({'next': then})}")
