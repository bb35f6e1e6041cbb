"""« Mes aidants »: whom she asks, who says yes, what they did, and how it ends."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kit.refusals import NotAllowed, Refusal
from kit.time import now
from participation.people.forms import HelperForm
from participation.people.fragments.helping import deeds_of
from participation.people.models import HelpRequest
from participation.people.permissions import can_ask_for_help, help_asked_of, mandates_given, mandates_held
from participation.people.rules import answer_help, ask_helper, revoke_mandate, withdraw_help_request

from .doors import for_person

YES = "yes"


@for_person()
def helpers(request: HttpRequest) -> HttpResponse:
    """Who helps her, whom she helps, and what waits for a yes, hers or theirs."""
    user = request.user
    if not can_ask_for_help(user):
        return redirect("people:account")
    context = {
        "given": [(mandate, deeds_of(mandate)) for mandate in mandates_given(user)],
        "waiting": HelpRequest.objects.live(now()).filter(person=user).order_by("asked_at", "pk"),
        "held": mandates_held(user),
        "asked": help_asked_of(user),
    }
    return render(request, "people/helpers.html", context)


@for_person()
def helper_new(request: HttpRequest) -> HttpResponse:
    if not can_ask_for_help(request.user):
        return redirect("people:account")
    form = HelperForm(request.POST or None)
    if not form.is_valid():
        return render(request, "people/helper_new.html", {"form": form}, status=400 if form.errors else 200)
    try:
        ask_helper(**form.cleaned_data, by=request.user)
    except NotAllowed:
        raise
    except Refusal as refusal:
        form.add_error("way_in", str(refusal.sentence))
        return render(request, "people/helper_new.html", {"form": form}, status=refusal.status)
    messages.success(request, _("C’est demandé. Rien n’est ouvert avant son accord."))
    return redirect("people:helpers")


@for_person()
@require_POST
def help_answer(request: HttpRequest, request_id: UUID) -> HttpResponse:
    answer_help(request_id, agrees=request.POST.get("answer") == YES, by=request.user)
    return redirect("people:helpers")


@for_person()
@require_POST
def help_withdraw(request: HttpRequest, request_id: UUID) -> HttpResponse:
    withdraw_help_request(request_id, by=request.user)
    return redirect("people:helpers")


@for_person()
@require_POST
def mandate_end(request: HttpRequest, mandate_id: UUID) -> HttpResponse:
    revoke_mandate(mandate_id, by=request.user)
    messages.success(request, _("C’est fini, tout de suite."))
    return redirect("people:helpers")
