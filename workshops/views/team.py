"""`/equipe/ateliers/`: the workshops of the house, what is said of them, and when they take place."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from kit.pages import page_of
from kit.refusals import NotAllowed, Refusal, require
from kit.time import say_day
from participation.people.views.doors import for_team
from workshops.forms import NewSessionForm, WorkshopForm
from workshops.fragments import leaders_with, places_for, sessions_of, to_answer, workshops_of
from workshops.models import Workshop
from workshops.permissions import can_manage, managing_structures
from workshops.rules import Planned, add_workshop, change_workshop, put_in_calendar

form_page = require_http_methods(["GET", "HEAD", "POST"])
manage = for_team("workshop.manage")
PAST_SHOWN = 10


@manage
@require_safe
def team(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "workshops/team/index.html",
        {"workshops": page_of(workshops_of(request.user), request), "ideas": to_answer(request.user).count()},
    )


@manage
@form_page
def workshop_new(request: HttpRequest) -> HttpResponse:
    structures = managing_structures(request.user)
    form = WorkshopForm(request.POST if request.method == "POST" else None, structures=structures)
    if not form.is_valid():
        return _form_page(request, form)
    said = form.cleaned_data
    made = add_workshop(said["structure"].pk, details=form.details, key=said["key"], by=request.user)
    messages.success(request, _("L’atelier est enregistré. Mettez-le au calendrier pour que les gens réservent."))
    return redirect("workshops:workshop", made.pk)


@manage
@require_safe
def workshop(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """One workshop: what is said of it, and its sessions."""
    found = managed_workshop(request, workshop_id)
    coming, past = sessions_of(found)
    context = {
        "workshop": found,
        "sessions": page_of(coming, request),
        "past": past[:PAST_SHOWN],
        "leaders": leaders_with(found.pk),
    }
    return render(request, "workshops/team/workshop.html", context)


@manage
@form_page
def workshop_change(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    found = managed_workshop(request, workshop_id)
    sent = request.POST if request.method == "POST" else None
    form = WorkshopForm(sent, structures=managing_structures(request.user), workshop=found)
    if not form.is_valid():
        return _form_page(request, form, found)
    try:
        change_workshop(found.pk, details=form.details, seen=form.cleaned_data["seen"], by=request.user)
    except Refusal as refusal:
        if isinstance(refusal, NotAllowed):
            raise
        form.add_error("title", str(refusal.sentence))
        form.anew(seen=Workshop.objects.values_list("seq", flat=True).get(pk=found.pk))
        return _form_page(request, form, found, refusal.status)
    messages.success(request, _("L’atelier est enregistré."))
    return redirect("workshops:workshop", found.pk)


@manage
@form_page
def session_new(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """One session, or a series."""
    found = managed_workshop(request, workshop_id)
    form = NewSessionForm(request.POST if request.method == "POST" else None, venues=places_for(found))
    status = 400 if form.is_bound else 200
    if form.is_valid():
        try:
            planned = put_in_calendar(found.pk, **form.asked(), by=request.user)
        except Refusal as refusal:
            if isinstance(refusal, NotAllowed):
                raise
            form.add_error("day", str(refusal.sentence))
            status = refusal.status
        else:
            messages.success(request, _say_planned(planned))
            return redirect("workshops:workshop", found.pk)
    context = {"form": form, "workshop": found}
    return render(request, "workshops/team/session_new.html", context, status=status)


def managed_workshop(request: HttpRequest, workshop_id: UUID) -> Workshop:
    found = Workshop.objects.select_related("structure").filter(pk=workshop_id).first()
    if found is None:
        raise NotAllowed
    require(can_manage(request.user, found.structure_id))
    return found


def _say_planned(planned: Planned) -> str:
    n = len(planned.sessions)
    said = ngettext("%(n)s séance est au calendrier.", "%(n)s séances sont au calendrier.", n) % {"n": n}
    if not planned.left_out:
        return said
    days = ", ".join(say_day(start) for start, _end in planned.left_out)
    skipped = _("Sans salle libre, donc sautés : %(days)s.") % {"days": days}
    return f"{said} {skipped}"


def _form_page(
    request: HttpRequest, form: WorkshopForm, found: Workshop | None = None, status: int = 0
) -> HttpResponse:
    status = status or (400 if form.errors else 200)
    return render(request, "workshops/team/workshop_form.html", {"form": form, "workshop": found}, status=status)
