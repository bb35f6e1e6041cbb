"""The partner's side: the parts of somebody's plan that she opened to his structure."""

from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from journal.models import head_seq
from kit.refusals import NotAllowed, require
from participation.people.models import Structure
from participation.people.views.doors import for_team
from participation.plans.fragments import Viewer, load, news_for, shared_with, show_shared
from participation.plans.models import Box, Pillar, Plan
from participation.plans.permissions import can_commit, can_write_section, shared_sections
from participation.plans.rules import note_shared_reading

from . import acts
from .words import Desk, write


@for_team("plan.read")
@require_safe
def shared(request: HttpRequest) -> HttpResponse:
    return render(request, "plans/shared.html", {"cards": shared_with(request.user)})


@for_team("plan.read")
@require_safe
@transaction.atomic
def plan(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """The open parts, and nothing that says how much there is beside."""
    found = Plan.objects.select_related("person").filter(pk=plan_id).first()
    if found is None:
        raise NotAllowed
    parts = note_shared_reading(found, by=request.user)
    news = news_for(request.user, Viewer.PARTNER)
    seq = head_seq(f"plan:{plan_id}")  # before the plan: what happens in between comes again, and is never missed
    return render(request, "plans/shared_plan.html", {"shown": show_shared(load(plan_id), parts, news), "seq": seq})


@for_team("plan.write")
@require_http_methods(["GET", "HEAD", "POST"])
def words_edit(request: HttpRequest, section_id: UUID, structure_id: UUID) -> HttpResponse:
    """« Ce que fait Le Relais », written by who works there."""
    section = shared_sections(request.user).filter(pk=section_id).select_related("plan__person").first()
    require(section is not None and section.pillar != Pillar.WISH)
    require(can_commit(request.user, section, structure_id))
    structure = Structure.objects.get(pk=structure_id)
    return write(request, Desk(section, Box.PARTNER, Viewer.PARTNER, structure))


@for_team("plan.write")
@require_http_methods(["GET", "HEAD", "POST"])
def step_propose(request: HttpRequest, section_id: UUID) -> HttpResponse:
    section = shared_sections(request.user).filter(pk=section_id).select_related("plan__person").first()
    require(section is not None and can_write_section(request.user, section))
    return acts.propose(request, section, Viewer.PARTNER)
