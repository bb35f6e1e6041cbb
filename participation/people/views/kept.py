"""« Ce que vous écriviez »: what was posted just after the door closed, given back to whoever wrote it."""

from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kit.time import now
from kit.typed import is_free_words
from participation.people.engine.sealing import Fields
from participation.people.models import SealedPost, User
from participation.people.rules import forget_sealed_post, open_post

from .doors import for_person
from .entering import home_of, next_of
from .sealing import SEALED


class GivenBack(NamedTuple):
    """A form to send again: `words` may still be changed, `pressed` is what the form held besides."""

    post: SealedPost
    path: str
    words: Fields
    pressed: Fields


@for_person()
def kept(request: HttpRequest) -> HttpResponse:
    context = {
        "given_back": given_back_to(request.user),
        "sealed": SEALED,
        "onward": next_of(request) or home_of(request),
    }
    return render(request, "people/kept.html", context)


@for_person()
@require_POST
def kept_throw(request: HttpRequest, post_id: UUID) -> HttpResponse:
    forget_sealed_post(post_id, by=request.user)
    messages.success(request, _("C’est effacé."))
    return redirect("people:kept")


def given_back_to(user: User) -> list[GivenBack]:
    """What waits for this user, and for nobody else, the last one first."""
    opened = []
    for post in SealedPost.objects.filter(user=user, expires_at__gt=now()).order_by("-created_at", "pk"):
        path, fields = open_post(post) or ("", [])
        if fields and path.startswith("/") and not path.startswith("//"):
            words = [field for field in fields if is_free_words(*field)]
            opened.append(GivenBack(post, path, words, [field for field in fields if field not in words]))
    return opened
