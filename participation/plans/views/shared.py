"""The partner's side: the parts of somebody's plan that she opened to his structure."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kit.refusals import NotAllowed, require
from participation.people.models import Structure
from participation.people.views.doors import for_team
from participation.plans.fragments import Viewer, shared_with
from participation.plans.models import Box, Pillar, Plan, Step
from participation.plans.permissions import can_commit, can_write_section, does_for, shared_sections

from . import acts
from .pages import plan_page
from .steps import answer_in_words, give_up
from .words import Desk, write


@for_team("plan.read")
@require_safe
def shared(request: HttpRequest) -> HttpResponse:
    return render(request, "plans/shared.html", {"cards": shared_with(request.user)})


@for_team("plan.read")
@require_safe
def plan(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    found = Plan.objects.select_related("person").filter(pk=plan_id).first()
    if found is None:
        raise NotAllowed
    return plan_page(request, found, Viewer.PARTNER)


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


@for_team("plan.write")
@require_POST
def step_finish(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """« C’est fait », of a step of one's own structure."""
    return acts.finish(request, _own_step(request, step_id), Viewer.PARTNER)


@for_team("plan.write")
@require_POST
def step_stop(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """« Nous ne le faisons plus »."""
    return give_up(request, _own_step(request, step_id), Viewer.PARTNER)


@for_team("plan.write")
@require_http_methods(["GET", "HEAD", "POST"])
def step_word(request: HttpRequest, step_id: UUID) -> HttpResponse:
    return answer_in_words(request, _own_step(request, step_id), Viewer.PARTNER)


def _own_step(request: HttpRequest, step_id: UUID) -> Step:
    """Raises NotAllowed."""
    steps = Step.objects.filter(pk=step_id, section__in=shared_sections(request.user))
    step = steps.select_related("section__plan__person").first()
    if step is None or does_for(request.user, step) is None:
        raise NotAllowed
    return step
