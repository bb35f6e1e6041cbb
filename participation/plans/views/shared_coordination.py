"""The partner's side of a meeting: when, where, whether somebody comes, and what was decided of what he reads."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kit.refusals import NotAllowed, Refusal
from participation.people.views.doors import for_team
from participation.plans.forms import InviteAnswerForm
from participation.plans.fragments import Viewer, coordination_url, show_coordination, show_decisions, with_all
from participation.plans.models import Coordination
from participation.plans.permissions import open_invites
from participation.plans.rules import CoordinationChanged, answer_invite, note_shared_reading


@for_team("plan.read")
@require_http_methods(["GET", "HEAD", "POST"])
def shared_coordination(request: HttpRequest, coordination_id: UUID) -> HttpResponse:
    if request.method != "POST":
        return _page(request, coordination_id)
    form = InviteAnswerForm(request.POST)
    if not form.is_valid():
        raise NotAllowed
    try:
        answer_invite(coordination_id, coming=form.cleaned_data["coming"] == "yes", by=request.user)
    except CoordinationChanged as refusal:
        return _page(request, coordination_id, refusal)
    return redirect(coordination_url(coordination_id, Viewer.PARTNER))


@transaction.atomic
def _page(request: HttpRequest, coordination_id: UUID, refusal: Refusal | None = None) -> HttpResponse:
    invites = list(open_invites(request.user).filter(coordination=coordination_id))
    if not invites:
        raise NotAllowed
    found = with_all(Coordination.objects.filter(pk=coordination_id)).get()
    parts = note_shared_reading(found.plan, by=request.user)
    context = {
        "meeting": show_coordination(found, Viewer.PARTNER, mine=invites),
        "decisions": show_decisions(found, Viewer.PARTNER, parts),
        "person": found.plan.person,
        "refusal": refusal.sentence if refusal else "",
        "back": reverse("plans:shared_plan", args=[found.plan_id]),
    }
    return render(request, "plans/shared_coordination.html", context, status=refusal.status if refusal else 200)
