"""« Fermer partout »: every other telephone and computer on which one's own account is open."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from participation.people.rules import end_sessions

from .doors import for_person


@for_person()
def close_everywhere(request: HttpRequest) -> HttpResponse:
    """GET asks; POST ends them all, and keeps the one that asked, under another key."""
    if request.method != "POST":
        return render(request, "people/close_everywhere.html")
    end_sessions(request.user, by=request.user)
    update_session_auth_hash(request, request.user)
    messages.success(request, _("C’est fermé partout ailleurs."))
    return redirect("people:account")
