"""« Le réseau » : the structures and territories one runs, who works there, and what grows."""

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kit.pages import page_of
from kit.refusals import NotAllowed, Refusal
from participation.people.forms import AddToTeamForm, InviteWorkerForm, StructureForm, TerritoryForm
from participation.people.models import Membership, Role, Structure, Territory
from participation.people.permissions import (
    can_grant_role,
    can_renew_worker,
    inviting_structures,
    run_structures,
    run_territories,
    runs_platform,
    team_of,
)
from participation.people.rules import (
    add_to_team,
    end_role,
    invite_worker,
    open_structure,
    open_territory,
    set_open_door,
)

from .doors import for_staff
from .invitations import show_invitation

RUNS = ("roles", "account.invite_worker")


@for_staff("roles")
def network(request: HttpRequest) -> HttpResponse:
    context = {
        "structures": page_of(run_structures(request.user), request),
        "territories": run_territories(request.user),
        "platform": runs_platform(request.user),
    }
    return render(request, "people/network.html", context)


@for_staff("roles")
def structure(request: HttpRequest, structure_id: UUID) -> HttpResponse:
    """Who works there, with dates. Never the persons it supports."""
    found = _run(run_structures(request.user), structure_id)
    team = list(team_of(found))
    for one in team:
        one.may_renew = can_renew_worker(request.user, one.user)
    return render(request, "people/network_structure.html", {"structure": found, "team": team})


@for_staff(*RUNS)
def invite(request: HttpRequest) -> HttpResponse:
    """POST makes the account and shows its code this once, so it answers with the page itself."""
    places = {"structures": inviting_structures(request.user), "territories": run_territories(request.user)}
    form = InviteWorkerForm(request.POST or None, initial=_wanted(request), **places)
    if not form.is_valid():
        return _form_page(request, "people/invite_worker.html", form)
    try:
        invited = invite_worker(**form.chosen(), by=request.user)
    except Refusal as refusal:
        return _form_page(request, "people/invite_worker.html", form, refusal)
    return show_invitation(request, invited)


@for_staff("roles")
def role_add(request: HttpRequest) -> HttpResponse:
    form = AddToTeamForm(request.POST or None, initial=_wanted(request), **_places(request))
    if not form.is_valid():
        return _form_page(request, "people/role_add.html", form)
    try:
        membership = add_to_team(**form.chosen(), by=request.user)
    except Refusal as refusal:
        return _form_page(request, "people/role_add.html", form, refusal)
    messages.success(request, _("C’est fait. Ce rôle commence aujourd’hui."))
    return _back_to(membership.structure_id)


@for_staff("roles")
def role_end(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """GET asks, POST ends: from then on it opens nothing."""
    membership = Membership.objects.select_related("user", "structure", "territory").filter(pk=membership_id).first()
    if membership is None or not can_grant_role(
        request.user, Role(membership.role), structure=membership.structure, territory=membership.territory
    ):
        raise NotAllowed
    if request.method != "POST":
        return render(request, "people/role_end.html", {"membership": membership})
    end_role(membership.pk, by=request.user)
    messages.success(request, _("Ce rôle est fini. Il n’ouvre plus rien."))
    return _back_to(membership.structure_id)


@for_staff("roles")
def structure_open(request: HttpRequest) -> HttpResponse:
    territories = run_territories(request.user)
    if not territories.exists():
        raise NotAllowed
    form = StructureForm(request.POST or None, territories=territories)
    if not form.is_valid():
        return _form_page(request, "people/structure_open.html", form)
    said = form.cleaned_data
    try:
        opened = open_structure(said["territory"].pk, name=said["name"], phone=said["phone"], by=request.user)
    except Refusal as refusal:
        return _form_page(request, "people/structure_open.html", form, refusal)
    messages.success(request, _("La structure est ouverte. Invitez maintenant qui la coordonne."))
    return _back_to(opened.pk)


@for_staff("roles")
def territory_open(request: HttpRequest) -> HttpResponse:
    """A territory, its first structure and its coordinator, whose code is shown this once."""
    if not runs_platform(request.user):
        raise NotAllowed
    form = TerritoryForm(request.POST or None)
    if not form.is_valid():
        return _form_page(request, "people/territory_open.html", form)
    try:
        opened = open_territory(**form.chosen(), by=request.user)
    except Refusal as refusal:
        return _form_page(request, "people/territory_open.html", form, refusal)
    return show_invitation(request, opened.coordinator)


@for_staff("settings")
@require_POST
def territory_door(request: HttpRequest, territory_id: UUID) -> HttpResponse:
    set_open_door(territory_id, open_door=request.POST.get("door") == "open", by=request.user)
    messages.success(request, _("C’est enregistré."))
    return redirect("people:network")


def _places(request: HttpRequest) -> dict[str, QuerySet[Structure] | QuerySet[Territory]]:
    return {"structures": run_structures(request.user), "territories": run_territories(request.user)}


def _wanted(request: HttpRequest) -> dict[str, str]:
    """The place whose page one comes from; a place that is not in the list is not chosen."""
    return {"place": request.GET.get("lieu", "")}


def _run(places: QuerySet[Structure], place_id: UUID) -> Structure:
    found = places.filter(pk=place_id).first()
    if found is None:
        raise NotAllowed
    return found


def _back_to(structure_id: UUID | None) -> HttpResponse:
    return redirect("people:network_structure", structure_id) if structure_id else redirect("people:network")


def _form_page(request: HttpRequest, template: str, form: Form, refusal: Refusal | None = None) -> HttpResponse:
    """The form again, with what was typed, and why it was refused."""
    if refusal:
        form.add_error(None, str(refusal.sentence))
    status = refusal.status if refusal else 400 if form.errors else 200
    return render(request, template, {"form": form}, status=status)
