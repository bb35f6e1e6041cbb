"""`/ateliers/idees/`: what people propose, and what came of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kit.pages import page_of
from participation.care.views.saying import say_whom_to_call
from participation.people.views.doors import for_anyone, for_person
from workshops.forms import IdeaForm
from workshops.fragments import ideas_of
from workshops.models import Proposal, Session
from workshops.rules import propose_workshop

from .programme import find_session

form_page = require_http_methods(["GET", "HEAD", "POST"])
MINE_SHOWN = 20


@for_anyone
@require_safe
def ideas(request: HttpRequest) -> HttpResponse:
    """One's own first, with the answers; then all that were read."""
    mine = ideas_of(request.user)[:MINE_SHOWN] if request.user.is_authenticated else []
    return render(
        request, "workshops/ideas/list.html", {"mine": mine, "ideas": page_of(Proposal.objects.ideas(), request)}
    )


@for_person("workshop.propose")
@form_page
def propose(request: HttpRequest) -> HttpResponse:
    """« Je propose un atelier »."""
    form = IdeaForm(request.POST if request.method == "POST" else None, user=request.user)
    return _proposed(request, form, None)


@for_person("workshop.propose")
@form_page
def co_lead(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """« Je co-anime », from the page of a session."""
    session = find_session(session_id)
    form = IdeaForm(request.POST if request.method == "POST" else None, user=request.user, workshop=session.workshop)
    return _proposed(request, form, session)


def _proposed(request: HttpRequest, form: IdeaForm, session: Session | None) -> HttpResponse:
    if not form.is_valid():
        context = {"form": form, "session": session}
        return render(request, "workshops/ideas/propose.html", context, status=400 if form.errors else 200)
    proposal = propose_workshop(**form.asked(), by=request.user)
    messages.success(request, _("Merci. L’équipe lit votre idée, puis vous répond."))
    say_whom_to_call(request, form.cleaned_data["text"], structure=proposal.structure)
    return redirect("workshops:ideas")
