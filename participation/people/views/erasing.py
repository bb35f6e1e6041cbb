"""« Effacer mon compte », asked by the person; and what the relay of her structure does with it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kit.refusals import NotAllowed, Refusal, require
from participation.people.models import EraseRequest, EraseWhy, User
from participation.people.permissions.erasing import (
    can_ask_erasure,
    can_execute_erasure,
    visible_erasures,
    works_here,
)
from participation.people.rules import ask_erasure, execute_erasure, keep_account, take_erasure_back

from .doors import for_person, for_team


@for_person("erase.request")
def erase(request: HttpRequest) -> HttpResponse:
    """One tap leads here, the second asks."""
    require(can_ask_erasure(request.user))
    if request.method != "POST":
        return _page(request)
    try:
        ask_erasure(by=request.user)
    except NotAllowed:
        raise
    except Refusal as refusal:
        return _page(request, refusal)
    return redirect("people:erase")


def _page(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    context = {
        "waiting": EraseRequest.objects.waiting().filter(person=request.user.pk).first(),
        "works_here": works_here(request.user),
        "asked_by_her": EraseWhy.ASKED,
        "refusal": refusal.sentence if refusal else "",
    }
    return render(request, "people/erase.html", context, status=refusal.status if refusal else 200)


@for_person("erase.request")
@require_POST
def erase_cancel(request: HttpRequest) -> HttpResponse:
    require(can_ask_erasure(request.user))
    if take_erasure_back(by=request.user):
        messages.success(request, _("Rien n’est effacé. Vous gardez votre compte."))
    return redirect("people:erase")


@for_team("erase.execute")
def erasures(request: HttpRequest) -> HttpResponse:
    found = visible_erasures(request.user)
    names = User.objects.in_bulk([one.person for one in found])
    rows = [{"request": one, "person": names[one.person]} for one in found]
    asked = [row for row in rows if row["request"].why == EraseWhy.ASKED]
    proposed = [row for row in rows if row["request"].why == EraseWhy.IDLE]
    return render(request, "people/erasures.html", {"asked": asked, "proposed": proposed})


@for_team("erase.execute")
def erasure(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """The second page says what will happen; its button does it."""
    if request.method == "POST":
        execute_erasure(request_id, by=request.user)
        messages.success(request, _("C’est effacé."))
        return redirect("people:erasures")
    asked = EraseRequest.objects.waiting().select_related("structure").filter(pk=request_id).first()
    if asked is None or not can_execute_erasure(request.user, asked):
        raise NotAllowed
    context = {"asked": asked, "person": User.objects.get(pk=asked.person), "idle": asked.why == EraseWhy.IDLE}
    return render(request, "people/erasure.html", context)


@for_team("erase.execute")
@require_POST
def erasure_decline(request: HttpRequest, request_id: UUID) -> HttpResponse:
    keep_account(request_id, by=request.user)
    messages.success(request, _("Ce compte est gardé."))
    return redirect("people:erasures")
