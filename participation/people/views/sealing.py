"""What is posted just after the door closed: sealed for its author, and forgotten once she has sent it again."""

from contextlib import suppress
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kit.typed import typed_fields, typed_words
from participation.people.permissions import is_staff
from participation.people.permissions.ended import who_was_in
from participation.people.rules import forget_sealed_post, seal_post

SEALED = "sealed_post"  # the field that a form given back carries: which one it was
# Written by the page that asked, for that page only.
NOT_KEPT = {"csrfmiddlewaretoken", SEALED}


def kept_for_return(request: HttpRequest) -> HttpResponse | None:
    """The page that says that her words are safe, and shows none of them to whoever holds the phone.

    None without words, or when nobody knows whose they are, or when there is no room for them.
    """
    author = who_was_in(request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")) if typed_words(request) else None
    if author is None:
        return None
    entrance = "people:enter_team" if is_staff(author) else "people:enter"
    fields = [(name, value) for name, value in typed_fields(request) if name not in NOT_KEPT]
    if not seal_post(path=request.get_full_path(), fields=fields, by=author):
        return None
    return render(request, "people/sealed.html", {"door": reverse(entrance)}, status=403)


def forget_once_sent(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A form given back was taken this time: what was sealed of it is erased. A refusal keeps it."""
    if request.method == "POST" and response.status_code < 400 and (sent := request.POST.get(SEALED)):
        with suppress(ValueError):  # not one of ours
            forget_sealed_post(UUID(sent), by=request.user)
    return response
