"""/sortir/: leave, or leave at once."""

from allauth.account.internal.flows.logout import logout
from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from .doors import for_anyone
from .entering import FORGET


@for_anyone
def leave(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "people/leave.html")
    return _forgotten(request, redirect("/"))


@for_anyone
@require_POST
def leave_fast(request: HttpRequest) -> HttpResponse:
    """« Quitter vite »: signed out, forgotten, and on a page that says nothing."""
    return _forgotten(request, HttpResponseRedirect(settings.NEUTRAL_PAGE))


def _forgotten(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    logout(request, show_message=False)
    request.session.flush()
    list(get_messages(request))  # taken: the next page has nothing to say, though a browser may not clear itself
    response["Clear-Site-Data"] = FORGET
    return response
