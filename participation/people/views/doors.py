"""The doors: each view says who may knock, and the door table of the tests reads it from the view."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from kit.refusals import require
from kit.typed import typed_words
from participation.people.models import User
from participation.people.permissions import is_staff, is_team

View = Callable[..., HttpResponse]


class Audience(StrEnum):
    """For whom an address is made."""

    PUBLIC = "public"
    PERSON = "person"
    TEAM = "team"
    STAFF = "staff"
    EDITOR = "editor"
    DEMO = "demo"
    MACHINE = "machine"


def for_anyone(view: View) -> View:
    """A public page: this only says that it is meant to be."""
    view.audience = Audience.PUBLIC
    return view


def for_person(view: View) -> View:
    """Somebody signed in, whoever it is; a visitor is led to /entrer/. What she may see there, the rules say."""
    return _door(view, Audience.PERSON, "people:enter", lambda user: True)


def for_team(view: View) -> View:
    """A worker or a coordinator whose session used a second factor; a visitor is led to /entrer/equipe/."""
    return _door(view, Audience.TEAM, "people:enter_team", is_team)


def for_staff(view: View) -> View:
    """Anybody who enters by the staff door: the team, and those who run a territory or the platform."""
    return _door(view, Audience.STAFF, "people:enter_team", is_staff)


def _door(view: View, audience: Audience, entrance: str, may_enter: Callable[[User], bool]) -> View:
    # The second factor needs no test here: without it people.middleware leaves the user no staff role at all.
    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return words_kept(request, entrance) or to_entrance(request, entrance)
        require(may_enter(request.user))
        return view(request, *args, **kwargs)

    guarded.audience = audience
    return guarded


def words_kept(request: HttpRequest, entrance: str) -> HttpResponse | None:
    """The page that gives back what was being written when the session ended; nothing, when nothing was."""
    words = typed_words(request)
    context = {"words": words, "door": reverse(entrance)}
    return render(request, "errors/403.html", context, status=403) if words else None


def to_entrance(request: HttpRequest, entrance: str) -> HttpResponseRedirect:
    """To a door, which brings back here. A form sent after the session ended brings back to the page it was on."""
    query = f"?{urlencode({'next': request.get_full_path()})}" if request.method in ("GET", "HEAD") else ""
    return HttpResponseRedirect(f"{reverse(entrance)}{query}")
