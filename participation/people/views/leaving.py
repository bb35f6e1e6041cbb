"""/sortir/: leave, or leave at once."""

from allauth.account.internal.flows.logout import logout
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from .doors import for_anyone
from .entering import FORGET


@for_anyone
def leave(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "people/leave.html")
    logout(request, show_message=False)
    request.session.flush()
    response = redirect("/")
    response["Clear-Site-Data"] = FORGET
    return response


@for_anyone
@require_POST
def leave_fast(request: HttpRequest) -> HttpResponse:
    """« Quitter vite »: signed out, forgotten, and on a page that says nothing."""
    logout(request, show_message=False)
    request.session.flush()
    response = HttpResponseRedirect(settings.NEUTRAL_PAGE)
    response["Clear-Site-Data"] = FORGET
    return response
