"""The doors: each view says who may knock, and the door table of the tests reads it from the view."""

from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from functools import wraps
from http import HTTPStatus
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from kit.refusals import NotAllowed, require
from kit.typed import typed_words
from participation.people.permissions import NEAR, allows, ties_to_anything

from .sealing import forget_once_sent, kept_for_return

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


def for_person(*actions: str) -> Callable[[View], View]:
    """Somebody signed in; a visitor is led to /entrer/. With actions of the table: only those it may grant one of them
    to, for some object; the rules ask again, for the very object."""
    return _door(Audience.PERSON, "people:enter", actions)


def for_team(*actions: str) -> Callable[[View], View]:
    """Those to whom the table may grant one of these actions, for some object, in a session that used a second factor
    if their role needs one; a visitor is led to /entrer/equipe/. The rules ask again, for the very object."""
    return _door(Audience.TEAM, "people:enter_team", actions)


def for_staff(*actions: str) -> Callable[[View], View]:
    """The same, for what those who run a territory or the platform do too."""
    return _door(Audience.STAFF, "people:enter_team", actions)


def _door(audience: Audience, entrance: str, actions: tuple[str, ...]) -> Callable[[View], View]:
    # The second factor needs no test here: without it people.middleware leaves the user no staff role at all.
    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            ties = ties_to_anything(request.user) - (NEAR if audience is not Audience.PERSON else set())
            granted = not actions or any(allows(action, ties) for action in actions)
            if request.user.is_authenticated:
                require(granted)
                return forget_once_sent(request, view(request, *args, **kwargs))
            if kept := kept_for_return(request):
                return kept
            if granted and actions:
                # What a visitor may not do, she may try again once she has entered; what is not there looks the same.
                with suppress(NotAllowed, Http404):
                    response = view(request, *args, **kwargs)
                    if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
                        return response
            return words_kept(request, entrance) or to_entrance(request, entrance)

        guarded.audience = audience
        guarded.actions = actions
        return guarded

    return decorate


def words_kept(request: HttpRequest, entrance: str) -> HttpResponse | None:
    """The page that gives back what was being written, when nobody knows by whom: in the answer to the very post, to
    the browser that sent it. Nothing, when nothing was."""
    words = typed_words(request)
    context = {"words": words, "door": reverse(entrance)}
    return render(request, "errors/403.html", context, status=403) if words else None


def to_entrance(request: HttpRequest, entrance: str) -> HttpResponseRedirect:
    """To a door, which brings back here. A form sent after the session ended brings back to the page it was on."""
    query = f"?{urlencode({'next': request.get_full_path()})}" if request.method in ("GET", "HEAD") else ""
    return HttpResponseRedirect(f"{reverse(entrance)}{query}")
