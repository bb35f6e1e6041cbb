"""« Ce qui a changé grâce à vous »: for everybody, and where the team writes it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kit.pages import page_of
from participation.people.views.doors import for_anyone, for_team
from workshops.forms import ChangeForm
from workshops.fragments import words_on
from workshops.models import Change
from workshops.rules import tell_change, withdraw_change

from .team import managed_workshop

manage = for_team("workshop.manage")


@for_anyone
@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    return render(request, "workshops/changes.html", {"changes": page_of(Change.objects.standing(), request)})


@manage
@require_http_methods(["GET", "HEAD", "POST"])
def workshop_changes(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """The words that were published, and what the team says of them."""
    workshop = managed_workshop(request, workshop_id)
    form = ChangeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        tell_change(workshop.pk, by=request.user, **form.cleaned_data)
        messages.success(request, _("C’est écrit. Tout le monde peut le lire."))
        return redirect("workshops:workshop_changes", workshop.pk)
    told = Change.objects.standing().filter(workshop=workshop)
    context = {"workshop": workshop, "form": form, "words": words_on(workshop.pk), "changes": page_of(told, request)}
    return render(request, "workshops/team/changes.html", context, status=400 if form.is_bound else 200)


@manage
@require_POST
def change_withdraw(request: HttpRequest, change_id: UUID) -> HttpResponse:
    change = withdraw_change(change_id, by=request.user)
    messages.success(request, _("C’est retiré."))
    return redirect("workshops:workshop_changes", change.workshop_id)
